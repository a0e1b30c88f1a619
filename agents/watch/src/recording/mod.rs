//! Recordings: a CSV file with a row for each block, and its picture.

mod column;
pub mod file;
pub mod pan;
pub mod picture;
pub mod row;

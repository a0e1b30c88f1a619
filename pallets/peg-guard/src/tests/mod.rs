//! What the guard does, told by behaviour. Unless said otherwise PAN is minted against four dollars of two domains, each of
//! them is worth one and open, nothing is minted yet, and a block takes three seconds. A window then holds 50 000 an hour
//! and 1 200 000 a day, and 27 500 fit into it at once.

mod amo;
mod ceilings;
mod defects;
mod families;
mod fees;
mod haircut;
mod model;
mod notice;
mod queue;
mod refusals;
mod state;
mod step;
mod views;
mod windows;

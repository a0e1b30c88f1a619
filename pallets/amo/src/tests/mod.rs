//! What the market operations do, told by behaviour. Unless said otherwise there are ten million PAN, one of them in a pool beside a million
//! dollars at k = 45/10 000, the pool has been at its guide price for ever, and one market operation works in it that owes nothing.

mod defects;
mod expansion;
mod limits;
mod model;
mod notice;
mod reduction;
mod refusals;
mod signal;
mod views;

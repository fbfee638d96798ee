//! Documents by e-mail: what a message says, the outbox and its way to the shop's mail server, and the password that server asks for.

pub(crate) mod letter;
pub(crate) mod password;
pub(crate) mod send;
pub(crate) mod trial;
pub(crate) mod view;
mod way;

//! The program as a person meets it: the real window through WebKitWebDriver, and the same screens in a browser
//! through chromedriver. Both give a [`Driver`], so that one story is told to both.
//!
//! Each window has its own display, message bus, home and data folder: nothing of the person who runs the tests is
//! touched, and windows do not meet. `ENCARGO_SHOW=1` uses the display that is there, to look on.

pub(crate) mod browser;
pub(crate) mod by;
mod desktop;
pub(crate) mod driver;
mod keys;
pub(crate) mod notifications;
pub(crate) mod outcome;
mod practice;
pub(crate) mod process;
pub(crate) mod shell;
mod smoke;

pub(crate) use browser::{Browser, Server};
pub(crate) use by::By;
pub(crate) use process::{available, built};
pub(crate) use shell::Window;

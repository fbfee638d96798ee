//! What a step of a story gives: its answer, or why it went wrong.

use std::fmt;

pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a step went wrong, written for the person who reads the failed test.
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

/// A test that answers an error prints it by `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

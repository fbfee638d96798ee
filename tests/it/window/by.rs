//! How a story points at things: by what a person sees or hears, not by how the page is made.

use std::fmt;

use serde_json::{Value, json};

/// A way to one thing on the screen; the first step starts at the page, each next one inside what was found.
#[derive(Clone)]
pub(crate) struct By {
    steps: Vec<Value>,
    told: String,
}

impl By {
    /// By accessible role and name: `By::role("button", "Confirm")`. An exact name wins over a part of one.
    pub(crate) fn role(role: &str, name: &str) -> Self {
        Self::step(
            json!({ "role": role, "name": name }),
            format!("{role} {name:?}"),
        )
    }

    /// The only thing of a role: `By::any("dialog")`.
    pub(crate) fn any(role: &str) -> Self {
        Self::step(json!({ "role": role }), role.to_owned())
    }

    /// A field by its label.
    pub(crate) fn label(name: &str) -> Self {
        Self::step(
            json!({ "field": true, "name": name }),
            format!("field {name:?}"),
        )
    }

    /// The innermost thing that shows the text.
    pub(crate) fn text(text: &str) -> Self {
        Self::step(json!({ "text": text }), format!("text {text:?}"))
    }

    pub(crate) fn test_id(id: &str) -> Self {
        Self::css(&format!("[data-testid={id:?}]"))
    }

    pub(crate) fn css(selector: &str) -> Self {
        Self::step(json!({ "css": selector }), selector.to_owned())
    }

    /// What `inner` names, inside of this: `By::any("dialog").inside(By::role("button", "Accept"))`.
    pub(crate) fn inside(mut self, inner: Self) -> Self {
        self.steps.extend(inner.steps);
        self.told = format!("{} in {}", inner.told, self.told);
        self
    }

    /// Of several, the one at this place, from 0. Without it, several are a failure.
    pub(crate) fn nth(mut self, place: usize) -> Self {
        if let Some(Value::Object(step)) = self.steps.last_mut() {
            step.insert("nth".to_owned(), place.into());
        }
        self.told = format!("{} (number {place})", self.told);
        self
    }

    pub(crate) fn first(self) -> Self {
        self.nth(0)
    }

    pub(super) fn steps(&self) -> Value {
        Value::Array(self.steps.clone())
    }

    fn step(step: Value, told: String) -> Self {
        Self {
            steps: vec![step],
            told,
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

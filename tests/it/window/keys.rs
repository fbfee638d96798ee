//! Keys as the screens name them: `ctrl+enter`, `f8`, `.`, `g o`.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::outcome::{Failure, Outcome};

/// Between two chords of a hand; what comes faster is taken for a scanner.
const HAND: Duration = Duration::from_millis(90);

/// The presses of one or more chords, separated by spaces.
pub(crate) fn presses(chords: &str) -> Outcome<KeyActions> {
    let mut actions = KeyActions::new("keyboard".to_owned());
    for (n, chord) in chords.split(' ').enumerate() {
        if n > 0 {
            actions = actions.pause(HAND);
        }
        let keys = chord.split('+').map(key).collect::<Outcome<Vec<char>>>()?;
        for value in &keys {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
    }
    Ok(actions)
}

fn key(name: &str) -> Outcome<char> {
    let key = match name {
        "ctrl" => Key::Control,
        "shift" => Key::Shift,
        "alt" => Key::Alt,
        "enter" => Key::Enter,
        "escape" => Key::Escape,
        "tab" => Key::Tab,
        "space" => return Ok(' '),
        "backspace" => Key::Backspace,
        "delete" => Key::Delete,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "f8" => Key::F8,
        other => {
            let mut letters = other.chars();
            return match (letters.next(), letters.next()) {
                (Some(letter), None) => Ok(letter),
                _ => Err(Failure::new(format!("no key is called {other:?}"))),
            };
        }
    };
    Ok(key.into())
}

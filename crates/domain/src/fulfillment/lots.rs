//! Lots and serial numbers of goods that are told apart: written down before the goods leave, printed on what goes with them.

use std::collections::BTreeSet;

use super::{Fulfillment, FulfillmentEvent, FulfillmentStatus as Status, LineLots};
use crate::Decided;
use crate::refusal::{Code, Refusal};
use crate::trade::Tracking;

/// The longest number, in characters.
const LOT_LENGTH: usize = 60;

impl Fulfillment {
    /// Some of its goods are told apart by lot or serial number.
    pub fn tracks(&self) -> bool {
        self.lines.iter().any(|l| !l.tracking.is_plain())
    }

    /// Writes lots or serial numbers down, before the goods leave: those given stand in the place of the line's.
    pub fn decide_note_lots(&self, lines: &[LineLots]) -> Decided<FulfillmentEvent> {
        self.in_status(
            "note-lots",
            &[Status::Reserved, Status::Released, Status::Picked],
        )?;
        let mut noted = Vec::with_capacity(lines.len());
        for part in lines {
            let line = self
                .line(part.line_id)
                .filter(|l| !l.tracking.is_plain())
                .ok_or_else(|| Refusal::not_found("line", part.line_id))?;
            let lots: Vec<String> = part
                .lots
                .iter()
                .map(|lot| lot.trim().to_owned())
                .filter(|lot| !lot.is_empty())
                .collect();
            let most = line.quantity - line.short;
            if lots.len() > usize::try_from(most).unwrap_or(usize::MAX) {
                return Err(Refusal::new(Code::MoreThanOpen)
                    .with("line", part.line_id)
                    .with("open", most));
            }
            let mut seen = BTreeSet::new();
            let odd = lots.iter().find(|lot| {
                lot.chars().count() > LOT_LENGTH
                    || lot.chars().any(char::is_control)
                    || !seen.insert(lot.as_str())
            });
            if let Some(odd) = odd {
                return Err(Refusal::new(Code::FieldInvalid)
                    .with("field", "lots")
                    .with("value", odd.as_str()));
            }
            noted.push(LineLots {
                line_id: part.line_id,
                lots,
            });
        }
        if noted.is_empty() {
            return Err(Refusal::new(Code::NothingToDo));
        }
        Ok(FulfillmentEvent::LotsNoted { lines: noted })
    }

    /// Goods that are told apart leave with their numbers: a lot at least, or a serial number for each unit.
    pub(super) fn has_lots(&self) -> Decided<()> {
        let lacking = self.lines.iter().find(|line| {
            let going = line.quantity - line.short;
            let needed = match line.tracking {
                Tracking::Plain => 0,
                Tracking::Lot => going.min(1),
                Tracking::Serial => going,
            };
            line.lots.len() < usize::try_from(needed).unwrap_or(usize::MAX)
        });
        match lacking {
            Some(line) => Err(Refusal::new(Code::LotsMissing).with("line", line.line_id)),
            None => Ok(()),
        }
    }
}

//! What can be done with an order now. The screen shows exactly these buttons, and says why the others are closed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Order, OrderPhase, Stage};
use crate::actor::{Actor, Permission};
use crate::refusal::{Code, Param, Refusal};

/// What a verb needs from the person before it can be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// Nothing: one key does it.
    Nothing,
    /// Quantities picked.
    Pick,
    /// Packages.
    Pack,
    /// Carrier and tracking number.
    Ship,
    /// A shelf.
    Stage,
    /// The pickup code.
    HandOver,
    /// Tender and amount.
    Payment,
    /// What comes back and why.
    Return,
    /// A reason.
    Reason,
    /// A text.
    Note,
    /// A kind of hold.
    Hold,
    /// Dispositions.
    Inspect,
    /// How the money goes back.
    Refund,
    /// Another day.
    Promise,
    /// By difference or by substitution.
    Correction,
    /// Lots or serial numbers.
    Lots,
}

/// Why a verb is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferClosed {
    /// Refusal code.
    pub code: String,
    /// Its parameters.
    pub params: std::collections::BTreeMap<String, Param>,
}

impl From<Refusal> for OfferClosed {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: refusal.code.as_str().to_owned(),
            params: refusal.params,
        }
    }
}

/// One verb.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Command of the registry.
    pub command: String,
    /// The start of its payload.
    #[ts(type = "Record<string, unknown>")]
    pub payload: serde_json::Value,
    /// The next step of the ordinary way.
    pub primary: bool,
    /// Why not, if not.
    pub closed: Option<OfferClosed>,
    /// What the person is asked.
    pub asks: Asks,
    /// Number of the fulfillment order or return it acts on.
    pub target: Option<String>,
}

impl Offer {
    /// A verb whose guard and permission are looked at.
    pub fn new(
        command: &str,
        payload: serde_json::Value,
        asks: Asks,
        permission: Permission,
        actor: &Actor,
        guard: Result<(), Refusal>,
    ) -> Self {
        let closed = actor
            .may(permission)
            .and(guard)
            .err()
            .map(OfferClosed::from);
        Self {
            command: command.to_owned(),
            payload,
            primary: false,
            closed,
            asks,
            target: None,
        }
    }
    /// Marks the ordinary next step.
    pub fn primary(mut self) -> Self {
        self.primary = true;
        self
    }
    /// Names what it acts on.
    pub fn on(mut self, number: &str) -> Self {
        self.target = Some(number.to_owned());
        self
    }
}

impl Order {
    /// The order's own verbs, the ordinary next one first. Those of its fulfillment orders and returns come from them.
    pub fn offered(&self, actor: &Actor) -> Vec<Offer> {
        let id = serde_json::json!({ "orderId": self.order_id });
        let state = |verb: &str, open: bool| {
            if open {
                Ok(())
            } else {
                Err(Refusal::wrong_state(verb, self.status().as_str()))
            }
        };
        let held = || {
            self.open_holds().next().map_or(Ok(()), |h| {
                Err(Refusal::new(Code::OnHold).with("kind", h.kind.as_str()))
            })
        };
        let offer = |command: &str, asks, permission, guard| {
            Offer::new(command, id.clone(), asks, permission, actor, guard)
        };
        let mut offers = Vec::new();
        match self.phase {
            OrderPhase::Draft => {
                offers.push(offer(
                    "order.discard_draft",
                    Asks::Nothing,
                    Permission::OrderEnter,
                    Ok(()),
                ));
                return offers;
            }
            OrderPhase::Cancelled | OrderPhase::Closed => return offers,
            OrderPhase::Placed => offers.push(
                offer(
                    "order.verify",
                    Asks::Nothing,
                    Permission::OrderEnter,
                    held(),
                )
                .primary(),
            ),
            OrderPhase::Verified => offers.push(
                offer(
                    "order.confirm",
                    Asks::Nothing,
                    Permission::OrderConfirm,
                    held(),
                )
                .primary(),
            ),
            OrderPhase::Confirmed => {}
        }
        for hold in self.open_holds() {
            let payload = serde_json::json!({ "orderId": self.order_id, "holdId": hold.hold_id });
            offers.push(
                Offer::new(
                    "order.resolve_hold",
                    payload,
                    Asks::Note,
                    Permission::OrderManage,
                    actor,
                    Ok(()),
                )
                .primary(),
            );
        }
        if self.phase == OrderPhase::Confirmed && !self.waiting().is_empty() {
            let again = offer(
                "order.source",
                Asks::Nothing,
                Permission::OrderConfirm,
                held(),
            );
            offers.push(if self.units_in(Stage::Open) > 0 {
                again.primary()
            } else {
                again
            });
        }
        if self.due_minor() > 0 {
            let take = offer(
                "order.take_payment",
                Asks::Payment,
                Permission::Payment,
                Ok(()),
            );
            offers.push(if self.next_is_payment() {
                take.primary()
            } else {
                take
            });
        }
        let to_invoice = if self.to_invoice().lines.is_empty() {
            Err(Refusal::new(Code::NothingToInvoice))
        } else {
            Ok(())
        };
        let nothing_to_invoice = to_invoice.is_err();
        let invoice = offer(
            "invoice.issue",
            Asks::Nothing,
            Permission::DocumentIssue,
            to_invoice,
        );
        offers.push(if nothing_to_invoice {
            invoice
        } else {
            invoice.primary()
        });
        let returnable = self.lines.iter().any(|l| l.returnable_units() > 0);
        offers.push(offer(
            "return.take_back",
            Asks::Return,
            Permission::Return,
            state("return-take-back", returnable),
        ));
        offers.push(offer(
            "return.authorize",
            Asks::Return,
            Permission::Return,
            state("return-authorize", returnable),
        ));
        offers.push(offer(
            "order.cancel",
            Asks::Reason,
            Permission::OrderManage,
            state("order-cancel", !self.waiting().is_empty()),
        ));
        offers.push(offer(
            "order.repromise",
            Asks::Promise,
            Permission::OrderManage,
            state(
                "order-repromise",
                (0..self.deliveries.len())
                    .any(|d| u32::try_from(d).is_ok_and(|d| self.is_to_come(d))),
            ),
        ));
        offers.push(offer(
            "order.hold",
            Asks::Hold,
            Permission::OrderManage,
            Ok(()),
        ));
        offers.push(offer(
            "order.note",
            Asks::Note,
            Permission::OrderEnter,
            Ok(()),
        ));
        offers
    }

    /// Goods wait at the counter for money.
    fn next_is_payment(&self) -> bool {
        self.lines.iter().any(|l| {
            let counter = self
                .deliveries
                .get(usize::try_from(l.delivery).unwrap_or(usize::MAX))
                .is_some_and(|d| d.method != super::DeliveryMethod::Ship);
            counter
                && (l.stages.get(Stage::Staged) > 0
                    || l.stages.get(Stage::Released) > 0
                        && self
                            .deliveries
                            .iter()
                            .all(|d| d.method == super::DeliveryMethod::CarryOut))
        })
    }
}

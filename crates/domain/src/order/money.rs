//! What an order costs, what came in, what went back, what is owed.

use super::{Delivery, Order, OrderLine, OrderPhase, Stage};
use crate::document::{Taxed, Totals, totals};
use crate::exchange::MoneyTerms;
use crate::money::{Currency, Money};
use crate::tax::LineTax;

impl Order {
    /// Amounts of lines (cancelled units left out) and delivery charges, as totals are computed from them.
    pub fn taxed_amounts(&self) -> Vec<Taxed> {
        let lines = self.lines.iter().map(|l| {
            let live = l.quantity - l.stages.get(Stage::Cancelled);
            Taxed {
                amount_minor: crate::money::share_of_units(l.amount_minor, l.quantity, 0, live),
                tax: l.tax,
            }
        });
        let all_cancelled = self.phase == OrderPhase::Cancelled;
        let charges = self
            .deliveries
            .iter()
            .filter(|d| d.charge_minor != 0 && !all_cancelled)
            .map(|d| Taxed {
                amount_minor: d.charge_minor,
                tax: d.tax,
            });
        lines.chain(charges).collect()
    }

    /// The money it is in.
    pub fn terms(&self) -> MoneyTerms {
        MoneyTerms {
            currency: self.currency,
            exchange: self.exchange.clone(),
        }
    }
    /// The currency of the books it was placed in: that of what it costs the shop.
    pub fn base_currency(&self) -> Currency {
        self.exchange.as_ref().map_or(self.currency, |x| x.base)
    }
    /// An amount of it in the books' currency, at the rate it was placed at.
    pub fn to_base(&self, minor: i64) -> i64 {
        self.exchange
            .as_ref()
            .map_or(minor, |x| x.to_base(minor, self.currency))
    }

    /// Totals of the order as it stands.
    pub fn totals(&self) -> Totals {
        let computed = totals(&self.taxed_amounts(), self.prices_include_tax);
        match self.imported_tax_minor {
            None => computed,
            Some(tax_minor) => computed.with_stated_tax(tax_minor, self.prices_include_tax),
        }
    }
    /// What it comes to, tax included.
    pub fn total(&self) -> Money {
        Money::new(self.totals().total_minor, self.currency)
    }
    /// Money received.
    pub fn paid_minor(&self) -> i64 {
        self.payments
            .iter()
            .filter(|p| !p.refund)
            .map(|p| p.amount_minor)
            .sum()
    }
    /// Money given back.
    pub fn refunded_minor(&self) -> i64 {
        self.payments
            .iter()
            .filter(|p| p.refund)
            .map(|p| p.amount_minor)
            .sum()
    }
    /// What the goods that came back were worth.
    fn returned_value_minor(&self) -> i64 {
        let goods: i64 = self
            .lines
            .iter()
            .map(|l| crate::money::share_of_units(self.gross_of(l), l.quantity, 0, l.refunded))
            .sum();
        goods
            + self
                .deliveries
                .iter()
                .filter(|d| d.refunded)
                .map(|d| self.gross_of_charge(d))
                .sum::<i64>()
    }
    /// What is still owed: total − returned value − (paid − refunded), never negative. History from a file owes nothing.
    pub fn due_minor(&self) -> i64 {
        if self.phase == OrderPhase::Closed {
            return 0;
        }
        (self.totals().total_minor
            - self.returned_value_minor()
            - (self.paid_minor() - self.refunded_minor()))
        .max(0)
    }
    /// A line with its tax. On net-priced orders the tax of the group is shared by amount, so gross lines re-add to the total.
    pub fn gross_of(&self, line: &OrderLine) -> i64 {
        if self.prices_include_tax {
            line.amount_minor
        } else {
            self.gross_share(
                line.tax,
                line.amount_minor,
                self.lines.iter().position(|l| l.line_id == line.line_id),
            )
        }
    }
    /// A delivery charge with its tax.
    pub fn gross_of_charge(&self, delivery: &Delivery) -> i64 {
        if self.prices_include_tax {
            delivery.charge_minor
        } else {
            let index = self
                .deliveries
                .iter()
                .position(|d| std::ptr::eq(d, delivery))
                .map(|i| i + self.lines.len());
            self.gross_share(delivery.tax, delivery.charge_minor, index)
        }
    }
    fn gross_share(&self, tax: LineTax, amount: i64, index: Option<usize>) -> i64 {
        let all: Vec<(usize, LineTax, i64)> = self
            .lines
            .iter()
            .map(|l| (l.tax, l.amount_minor))
            .chain(self.deliveries.iter().map(|d| (d.tax, d.charge_minor)))
            .enumerate()
            .map(|(i, (t, a))| (i, t, a))
            .filter(|(_, t, _)| *t == tax)
            .collect();
        let sum: i64 = all.iter().map(|(_, _, a)| a).sum();
        let group_tax = tax.tax_on(sum) + tax.surcharge_on(sum);
        let shares = crate::money::allocate(
            group_tax,
            &all.iter()
                .map(|(_, _, a)| a.unsigned_abs())
                .collect::<Vec<_>>(),
        );
        let mine = all
            .iter()
            .zip(shares)
            .find(|((i, _, _), _)| Some(*i) == index)
            .map_or(0, |(_, share)| share);
        amount + mine
    }
}

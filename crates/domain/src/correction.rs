//! Correcting an issued document: by difference (a credit note says what is taken away) or by substitution (a corrective invoice stands in its
//! place with the amounts that hold now), RD 1619/2012 art. 15; and the full invoice that stands in for simplified ones (art. 7.3).
//!
//! What a document replaces is frozen on it, so that reports count the difference and nothing is derived from the older row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Decided;
use crate::actor::Ctx;
use crate::document::{
    Corrects, Document, DocumentEvent, DocumentKind, DocumentLine, TaxGroup, totals_of_lines,
};
use crate::exchange::InBooks;
use crate::ids::{DocumentId, LineNo, ReturnId};
use crate::money::Currency;
use crate::order::{Buyer, InvoiceFacts, InvoiceRef, Order, OrderEvent, buyer_party, seller};
use crate::refusal::{Code, Refusal};
use crate::tax::us::TaxSplit;

/// The two ways of the law (list L3 of the tax agency).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionWay {
    /// The corrective says what is taken away («I»).
    #[default]
    Difference,
    /// The corrective says what holds now («S»).
    Substitution,
}

/// Why a document is corrected: in Spain the ground decides the type, R1 to R4. Simplified invoices are corrected by R5 on every ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionGround {
    /// Goods came back, a discount, an error in law (LIVA art. 80.1, 80.2, 80.6; R1).
    Sale,
    /// The buyer is insolvent (art. 80.3; R2).
    Insolvency,
    /// The buyer does not pay (art. 80.4; R3).
    BadDebt,
    /// Name, number or address of the buyer was wrong (R4).
    BuyerData,
    /// Anything else (R4).
    Other,
}

impl CorrectionGround {
    /// The reason as printed: a catalogue key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sale => "correction-ground-sale",
            Self::Insolvency => "correction-ground-insolvency",
            Self::BadDebt => "correction-ground-bad-debt",
            Self::BuyerData => "correction-ground-buyer-data",
            Self::Other => "correction-ground-other",
        }
    }
    /// The way it is corrected in where nothing comes back: what is not paid is taken away, what was said wrongly is said anew.
    pub const fn way(self) -> CorrectionWay {
        match self {
            Self::Insolvency | Self::BadDebt => CorrectionWay::Difference,
            Self::Sale | Self::BuyerData | Self::Other => CorrectionWay::Substitution,
        }
    }
}

/// The amounts a document stands in the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// By tax, summed over what is replaced.
    pub taxes: Vec<TaxGroup>,
    /// With tax, minor units.
    pub total_minor: i64,
}

impl Replaced {
    /// What documents came to.
    fn of<'a>(documents: impl Iterator<Item = &'a Document> + Clone) -> Self {
        Self {
            taxes: added(documents.clone().flat_map(|d| &d.taxes)),
            total_minor: documents.map(|d| d.total_minor).sum(),
        }
    }
    /// Without tax.
    pub fn net_minor(&self) -> i64 {
        self.taxes.iter().map(|g| g.base_minor).sum()
    }
    /// Tax, the equivalence surcharge in it.
    pub fn tax_minor(&self) -> i64 {
        self.taxes.iter().map(|g| g.tax_minor).sum()
    }
}

/// Groups added up by tax.
fn added<'a>(groups: impl Iterator<Item = &'a TaxGroup>) -> Vec<TaxGroup> {
    let mut sum: Vec<TaxGroup> = Vec::new();
    for group in groups {
        match sum.iter_mut().find(|g| g.tax == group.tax) {
            Some(known) => {
                known.base_minor += group.base_minor;
                known.tax_minor += group.tax_minor;
                known.surcharge_minor += group.surcharge_minor;
            }
            None => sum.push(*group),
        }
    }
    sum.sort_unstable_by_key(|g| g.tax);
    sum
}

impl Document {
    /// Freezes what it stands in the place of, in its own currency and in that of the books.
    fn replaces<'a>(&mut self, documents: impl Iterator<Item = &'a Self> + Clone) {
        if let Some(books) = &mut self.books {
            let groups = documents.clone().filter_map(|d| d.books.as_ref());
            books.replaced = added(groups.flat_map(|b| &b.taxes));
        }
        self.replaced = Some(Replaced::of(documents));
    }

    /// What it adds to the sales of the shop and to the account of its buyer, tax included: a credit note takes away, and what stands in the
    /// place of another adds the difference.
    pub fn effect_minor(&self) -> i64 {
        let replaced = self.replaced.as_ref().map_or(0, |r| r.total_minor);
        self.kind.sign() * self.total_minor - replaced
    }

    /// The currency of the books it was issued in.
    pub fn base_currency(&self) -> Currency {
        self.books
            .as_ref()
            .map_or(self.currency, |b| b.exchange.base)
    }

    /// [`Self::effect_minor`] in the books' currency, at the frozen rate.
    pub fn base_effect_minor(&self) -> i64 {
        self.books.as_ref().map_or_else(
            || self.effect_minor(),
            |b| self.kind.sign() * b.total_minor() - b.replaced_minor(),
        )
    }

    /// [`Self::tax_effects`] in the books' currency.
    pub fn base_tax_effects(&self) -> Vec<TaxGroup> {
        match &self.books {
            None => self.tax_effects().collect(),
            Some(books) => {
                let own = books.taxes.iter().map(|g| signed(g, self.kind.sign()));
                let replaced = books.replaced.iter().map(|g| signed(g, -1));
                own.chain(replaced).collect()
            }
        }
    }

    /// The same by tax: groups with the sign they count with.
    pub fn tax_effects(&self) -> impl Iterator<Item = TaxGroup> + '_ {
        let replaced = self.replaced.iter().flat_map(|r| &r.taxes);
        let own = self.taxes.iter().map(|g| signed(g, self.kind.sign()));
        own.chain(replaced.map(|g| signed(g, -1)))
    }

    /// As another document refers to it.
    fn corrected(&self, reason: &str) -> Corrects {
        Corrects {
            document_id: self.document_id,
            number: self.number.clone(),
            issued_on: self.issued_on,
            kind: self.kind,
            reason: reason.to_owned(),
        }
    }
}

fn signed(group: &TaxGroup, sign: i64) -> TaxGroup {
    TaxGroup {
        base_minor: sign * group.base_minor,
        tax_minor: sign * group.tax_minor,
        surcharge_minor: sign * group.surcharge_minor,
        split: group.split.map(|s| TaxSplit::default().plus(sign, s)),
        ..*group
    }
}

/// What issuing a corrective does: to the order, and the document.
#[derive(Debug, Clone)]
pub struct Correction {
    /// What the order learns.
    pub order: OrderEvent,
    /// The corrective.
    pub document: Document,
}

impl Correction {
    /// What the corrected document learns.
    pub fn of_corrected(&self) -> DocumentEvent {
        DocumentEvent::Corrected {
            number: self.document.number.clone(),
        }
    }
}

/// The kind a corrective in that way has.
pub const fn corrective_kind(way: CorrectionWay) -> DocumentKind {
    match way {
        CorrectionWay::Difference => DocumentKind::CreditNote,
        CorrectionWay::Substitution => DocumentKind::CorrectiveInvoice,
    }
}

impl Order {
    /// Units of a line that an invoice bills and nothing credited since: first billed, first credited.
    fn standing_units(&self, index: usize, line_id: LineNo) -> u32 {
        let Some(line) = self.line(line_id) else {
            return 0;
        };
        let mut credited = line.credited;
        let mut standing = 0;
        for billed in &line.billed {
            let gone = billed.units.min(credited);
            credited -= gone;
            if usize::try_from(billed.invoice) == Ok(index) {
                standing += billed.units - gone;
            }
        }
        standing
    }

    /// Refuses to correct as a whole what does not stand as a whole: cancelled, corrected already, or credited in part by difference.
    fn stands_whole(&self, document: &Document) -> Decided<()> {
        let found = (0usize..)
            .zip(&self.invoices)
            .find(|(_, i)| i.document_id == document.document_id)
            .map(|(index, i)| (index, i.cancelled || i.written_off));
        let number = document.number.as_str();
        let Some((index, false)) = found else {
            return Err(Refusal::new(Code::AlreadyCorrected).with("number", number));
        };
        let whole = document.lines.iter().all(|line| {
            line.line_no
                .is_none_or(|id| self.standing_units(index, id) == line.quantity)
        });
        if whole {
            Ok(())
        } else {
            Err(Refusal::new(Code::CorrectionPartly).with("number", number))
        }
    }

    /// Corrects an invoice of which nothing comes back: its amounts are taken away (insolvency, bad debt), or it is issued anew for `buyer` as
    /// they are known now. Simplified invoices name nobody and are replaced by full ones instead.
    pub fn decide_correct(
        &self,
        document: &Document,
        ground: CorrectionGround,
        buyer: Option<&Buyer>,
        facts: &InvoiceFacts,
        ctx: &Ctx,
    ) -> Decided<Correction> {
        let wrong = |field: &str| Refusal::new(Code::FieldInvalid).with("field", field);
        if ground == CorrectionGround::Sale {
            return Err(wrong("ground"));
        }
        let issued_to = document.buyer.as_ref();
        let (DocumentKind::Invoice | DocumentKind::CorrectiveInvoice, Some(party)) =
            (document.kind, issued_to)
        else {
            return Err(wrong("document"));
        };
        self.stands_whole(document)?;
        let way = ground.way();
        let party = match (way, buyer) {
            (CorrectionWay::Substitution, Some(buyer)) => buyer_party(buyer),
            _ => party.clone(),
        };
        let substitution = way == CorrectionWay::Substitution;
        let mut corrective = successor(
            document,
            corrective_kind(way),
            document.lines.clone(),
            facts,
            ctx,
        );
        corrective.buyer = Some(party);
        corrective.ground = Some(ground);
        corrective.corrects = vec![document.corrected(ground.key())];
        if substitution {
            corrective.replaces(std::iter::once(document));
        } else {
            // The tax is taken back; what the buyer owes stays owed, and no money went back.
            settle(&mut corrective, 0);
        }
        Ok(Correction {
            order: OrderEvent::InvoiceCorrected {
                document_id: document.document_id,
                by: substitution.then(|| InvoiceRef::of(&corrective)),
            },
            document: corrective,
        })
    }

    /// What is left of `document` when `credited` is taken from it, as a corrective invoice in its place. `refunded_minor`: money that went
    /// back for it.
    pub fn decide_replace(
        &self,
        document: &Document,
        credited: &[DocumentLine],
        refund: (ReturnId, i64, &str),
        facts: &InvoiceFacts,
        ctx: &Ctx,
    ) -> Decided<Correction> {
        self.stands_whole(document)?;
        let (return_id, refunded_minor, reason) = refund;
        let (lines, strange) = what_is_left(&document.lines, credited);
        if strange {
            return Err(Refusal::new(Code::CorrectionSeveral));
        }
        if lines.is_empty() {
            return Err(
                Refusal::new(Code::CorrectionEmpty).with("number", document.number.as_str())
            );
        }
        let kind = DocumentKind::CorrectiveInvoice;
        let mut corrective = successor(document, kind, lines, facts, ctx);
        settle(
            &mut corrective,
            document.paid_minor.saturating_sub(refunded_minor),
        );
        corrective.return_id = Some(return_id);
        corrective.ground = Some(CorrectionGround::Sale);
        corrective.corrects = vec![document.corrected(reason)];
        corrective.replaces(std::iter::once(document));
        Ok(Correction {
            order: OrderEvent::InvoiceCorrected {
                document_id: document.document_id,
                by: Some(InvoiceRef::of(&corrective)),
            },
            document: corrective,
        })
    }
}

/// A full invoice in the place of simplified ones (RD 1619/2012 art. 7.3; F3), each with its order: what each order learns, and the invoice.
/// The buyer is known by a tax id: that is what the full invoice is asked for.
pub fn decide_replace_receipts(
    receipts: &[(&Document, &Order)],
    buyer: &Buyer,
    facts: &InvoiceFacts,
    ctx: &Ctx,
) -> Decided<(Vec<OrderEvent>, Document)> {
    let Some((first, _)) = receipts.first() else {
        return Err(Refusal::new(Code::FieldRequired).with("field", "document"));
    };
    if buyer.tax_id.trim().is_empty() {
        return Err(Refusal::new(Code::FieldRequired).with("field", "tax-id"));
    }
    // One paper states one rate.
    let rate = |d: &Document| {
        d.books
            .as_ref()
            .map(|b| (b.exchange.base, b.exchange.per_unit))
    };
    for (receipt, order) in receipts {
        let alike = receipt.kind == DocumentKind::SimplifiedInvoice
            && receipt.currency == first.currency
            && rate(receipt) == rate(first)
            && receipt.prices_include_tax == first.prices_include_tax
            && receipt.seller.tax_id == first.seller.tax_id;
        if !alike {
            return Err(Refusal::new(Code::ReceiptsDiffer).with("number", receipt.number.as_str()));
        }
        order.stands_whole(receipt)?;
    }
    let documents = || receipts.iter().map(|(document, _)| *document);
    let lines = documents().flat_map(|d| d.lines.clone()).collect();
    let mut invoice = successor(first, DocumentKind::Invoice, lines, facts, ctx);
    if receipts.iter().any(|(d, _)| d.order_id != first.order_id) {
        // One order's number on goods of several would send a return to the wrong one.
        invoice.order_number = String::new();
        for line in &mut invoice.lines {
            line.line_no = None;
        }
    }
    invoice.buyer = Some(buyer_party(buyer));
    invoice.language = buyer.language;
    invoice.look = Some(
        facts
            .company
            .document_look(DocumentKind::Invoice, buyer.language),
    );
    invoice.payments = documents().flat_map(|d| d.payments.clone()).collect();
    settle(&mut invoice, documents().map(|d| d.paid_minor).sum());
    invoice.corrects = documents().map(|d| d.corrected("")).collect();
    invoice.replaces(documents());
    let by = InvoiceRef::of(&invoice);
    let learned = documents()
        .map(|d| OrderEvent::InvoiceCorrected {
            document_id: d.document_id,
            by: Some(by.clone()),
        })
        .collect();
    Ok((learned, invoice))
}

/// A document that follows another: same sale, currency, buyer and day of supply, with a number, a day and lines of its own.
fn successor(
    document: &Document,
    kind: DocumentKind,
    mut lines: Vec<DocumentLine>,
    facts: &InvoiceFacts,
    ctx: &Ctx,
) -> Document {
    let totals = totals_of_lines(&mut lines, document.prices_include_tax);
    let (series, serial) = facts.series.clone();
    let mut next = Document {
        document_id: DocumentId::new(ctx.new_id()),
        kind,
        number: format!("{series}-{serial:06}"),
        series,
        serial,
        issued_at: ctx.now,
        issued_on: facts.issued_on,
        supplied_on: document.supplied_on,
        seller: seller(facts.company),
        location_name: facts.location_name.to_owned(),
        return_id: None,
        lines,
        // The exchange is that of the supply, whenever it is corrected.
        books: document
            .books
            .as_ref()
            .map(|books| InBooks::of(books.exchange.clone(), &totals.taxes, document.currency)),
        taxes: totals.taxes,
        net_minor: totals.net_minor,
        tax_minor: totals.tax_minor,
        total_minor: totals.total_minor,
        corrects: Vec::new(),
        ground: None,
        replaced: None,
        tax_code: None,
        look: Some(facts.company.document_look(kind, document.language)),
        ..document.clone()
    };
    settle(&mut next, document.paid_minor);
    next
}

/// States what was paid; payments are listed only where they come to it.
fn settle(document: &mut Document, paid_minor: i64) {
    document.paid_minor = paid_minor.clamp(0, document.total_minor.max(0));
    document.due_minor = document.total_minor - document.paid_minor;
    let listed: i64 = document.payments.iter().map(|p| p.amount_minor).sum();
    if listed != document.paid_minor {
        document.payments.clear();
    }
    let open = document.kind != DocumentKind::CreditNote && document.due_minor > 0;
    // What was agreed for the one before still holds, unless that day is past.
    let agreed = document.due_on.unwrap_or(document.issued_on);
    document.due_on = open.then_some(agreed.max(document.issued_on));
}

/// Lines with others taken from them, and whether some of those are not among them. What is used up is left out; a charge goes as a whole.
fn what_is_left(lines: &[DocumentLine], taken: &[DocumentLine]) -> (Vec<DocumentLine>, bool) {
    let mut taken: Vec<&DocumentLine> = taken.iter().collect();
    let mut left = Vec::new();
    for line in lines {
        let same = |t: &&DocumentLine| {
            t.line_no == line.line_no
                && (line.line_no.is_some() || t.amount_minor == line.amount_minor)
        };
        let Some(i) = taken.iter().position(same) else {
            left.push(line.clone());
            continue;
        };
        let gone = taken.remove(i);
        if gone.quantity < line.quantity {
            left.push(DocumentLine {
                quantity: line.quantity - gone.quantity,
                discount_minor: line.discount_minor - gone.discount_minor,
                amount_minor: line.amount_minor - gone.amount_minor,
                ..line.clone()
            });
        }
    }
    (left, !taken.is_empty())
}

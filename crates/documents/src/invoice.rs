//! Invoice, simplified invoice and credit note as forms. Every figure is the document's own; the
//! sums carried from page to page are the only addition made here, and they end in the document's
//! total.

use encargo_domain::document::{Document, DocumentKind, DocumentLine, Party, TaxGroup};
use encargo_domain::exchange::InBooks;
use encargo_domain::money::Currency;
use encargo_domain::tax::{LineTax, TaxCategory};
use encargo_domain::words::Language;

use crate::brand::{Brand, Column, PaperKind, TaxCode};
use crate::codes::epc;
use crate::display::Symbol;
use crate::form::style::{BODY, INK, MUTED, SMALL, STRONG};
use crate::form::{Block, Form, Panel, PanelCode, PanelFact, Part, Plan, Total};
use crate::layout::Align;
use crate::layout::table::Cell;
use crate::speech::{Speech, compact, iban_groups};

/// The document as a form.
pub(crate) fn form(
    document: &Document,
    house: Language,
    brand: &Brand,
    tax_code: Option<&TaxCode>,
) -> Form {
    let speech = Speech::of(document, house);
    let kind = PaperKind::of(document.kind);
    let mut form = Form::new(speech, Speech::title_key(document.kind), &document.number);
    sign(&document.seller).clone_into(&mut form.sign);
    form.place.clone_from(&document.location_name);
    facts(document, &mut form);
    if !document.order_number.is_empty() {
        let words = speech.say("doc-barcode-alt", &[("order", &document.order_number)]);
        form.code = Some((document.order_number.clone(), words));
    }
    form.tax_code = tax_code.cloned().or_else(|| TaxCode::of(document));
    form.blocks = blocks(document, speech);
    form.headline = headline(document, speech);
    form.parts = vec![lines(document, speech, brand)];
    form.totals = totals(document, speech, brand);
    form.beside = Some(breakdown(&document.taxes, speech));
    form.beside_too = document.books.as_ref().map(|books| {
        let part = books_breakdown(books, speech.within(books.exchange.base));
        (part, speech.exchange(&books.exchange, document.currency))
    });
    form.panels.extend(payment(document, speech));
    form.notes = notes(document, speech);
    form.notes
        .extend(brand.notes(kind, speech.language).map(str::to_owned));
    form.register.clone_from(&document.seller.register_text);
    form
}

/// The name a party trades under.
pub(crate) fn sign(party: &Party) -> &str {
    if party.trade_name.trim().is_empty() {
        &party.name
    } else {
        &party.trade_name
    }
}

/// Whether the paper asks for money: only a full invoice with something left to pay.
fn asks_for_payment(document: &Document) -> bool {
    matches!(
        document.kind,
        DocumentKind::Invoice | DocumentKind::CorrectiveInvoice
    ) && document.due_minor > 0
}

/// Dates and references.
fn facts(document: &Document, form: &mut Form) {
    let speech = form.speech;
    form.fact("doc-issued", speech.date(document.issued_on));
    if document.supplied_on != document.issued_on {
        form.fact("doc-supplied", speech.date(document.supplied_on));
    }
    if let Some(due) = document.due_on.filter(|_| asks_for_payment(document)) {
        form.fact("doc-due", speech.date(due));
    }
    form.fact("doc-order", document.order_number.as_str());
    form.fact("doc-buyer-order", document.buyer_order.as_str());
    form.fact("doc-buyer-reference", document.buyer_reference.as_str());
    for corrected in &document.corrects {
        let date = speech.date(corrected.issued_on);
        let params = [
            ("number", corrected.number.as_str()),
            ("date", date.as_str()),
        ];
        let key = if document.kind.corrects() {
            "doc-corrects"
        } else {
            "doc-stands-for"
        };
        form.fact(key, speech.say("doc-corrects-of", &params));
    }
    for reason in reasons(document) {
        form.fact("doc-reason", speech.label(reason));
    }
}

/// Why the corrected documents were corrected, each reason once.
pub(crate) fn reasons(document: &Document) -> Vec<&str> {
    let mut reasons: Vec<&str> = document
        .corrects
        .iter()
        .map(|c| c.reason.as_str())
        .filter(|r| !r.is_empty())
        .collect();
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// Seller, buyer and, where goods were sent elsewhere, where to.
fn blocks(document: &Document, speech: Speech) -> Vec<Block> {
    let home = document.seller.address.country.as_str();
    let abroad = document
        .buyer
        .as_ref()
        .is_some_and(|b| !b.address.country.is_empty() && b.address.country != home);
    let mut blocks = vec![Block {
        key: "doc-from",
        name: document.seller.name.clone(),
        lines: party(speech, &document.seller, home, abroad),
    }];
    if let Some(buyer) = &document.buyer {
        let mut lines = party(speech, buyer, home, abroad);
        if !buyer.trade_name.trim().is_empty() && buyer.trade_name != buyer.name {
            lines.insert(0, sign(buyer).to_owned());
        }
        blocks.push(Block {
            key: "doc-bill-to",
            name: buyer.name.clone(),
            lines,
        });
    } else {
        blocks.push(Block {
            key: "doc-bill-to",
            name: speech.label("doc-final-consumer"),
            lines: Vec::new(),
        });
    }
    if let Some(address) = &document.ship_to {
        blocks.push(Block {
            key: "doc-ship-to",
            name: address.name.clone(),
            lines: speech.address(address, home),
        });
    }
    blocks
}

/// Tax ids, address and ways to reach a party.
pub(crate) fn party(speech: Speech, party: &Party, home: &str, abroad: bool) -> Vec<String> {
    // A VAT id that is the tax id with the country before it says nothing more; which of the two
    // counts depends on the border.
    let same = !party.tax_id.is_empty() && party.vat_id.get(2..) == Some(party.tax_id.as_str());
    let mut lines = Vec::new();
    let (with_tax_id, with_vat_id) = if same {
        (!abroad, abroad)
    } else {
        (true, party.vat_id != party.tax_id)
    };
    if with_tax_id && !party.tax_id.is_empty() {
        lines.push(speech.say("doc-tax-id", &[("id", &party.tax_id)]));
    }
    if with_vat_id && !party.vat_id.is_empty() {
        lines.push(speech.say("doc-vat-id", &[("id", &party.vat_id)]));
    }
    lines.extend(speech.address(&party.address, home));
    lines.extend(
        [&party.phone, &party.email, &party.web]
            .into_iter()
            .filter(|s| !s.trim().is_empty())
            .cloned(),
    );
    lines
}

/// What the reader looks for first.
fn headline(document: &Document, speech: Speech) -> String {
    let total = speech.money(document.total_minor);
    match document.kind {
        DocumentKind::CreditNote => speech.say("doc-headline-credited", &[("amount", &total)]),
        DocumentKind::Invoice
        | DocumentKind::SimplifiedInvoice
        | DocumentKind::CorrectiveInvoice
            if document.due_minor > 0 =>
        {
            let amount = speech.money(document.due_minor);
            match document.due_on {
                Some(due) => speech.say(
                    "doc-headline-due-on",
                    &[("amount", &amount), ("date", &speech.date(due))],
                ),
                None => speech.say("doc-headline-due", &[("amount", &amount)]),
            }
        }
        DocumentKind::Invoice
        | DocumentKind::SimplifiedInvoice
        | DocumentKind::CorrectiveInvoice => speech.say("doc-headline-paid", &[("amount", &total)]),
    }
}

/// The table of lines.
fn lines(document: &Document, speech: Speech, brand: &Brand) -> Part {
    let lines = &document.lines;
    let cells = |text: &dyn Fn(&DocumentLine) -> Cell| lines.iter().map(text).collect::<Vec<_>>();
    let body = |text: String| Cell::text(BODY, text);
    let muted = |text: String| Cell::text(BODY.color(MUTED), text);
    let mut plans = Vec::new();
    let kind = PaperKind::of(document.kind);
    let shown = brand.shows(kind, Column::Sku);
    if shown && lines.iter().any(|l| !l.sku.is_empty()) {
        let skus = cells(&|l| muted(l.sku.clone()));
        plans.push(Plan::left("doc-column-sku", skus));
    }
    if brand.adds(kind, Column::Ean) && lines.iter().any(|l| !l.goods.gtin.is_empty()) {
        let gtins = cells(&|l| muted(l.goods.gtin.clone()));
        plans.push(Plan::left("doc-column-ean", gtins));
    }
    let always = brand.adds(kind, Column::Customs);
    plans.push(Plan::rest(
        "doc-column-name",
        cells(&|l| {
            // What leaves the union is looked at by customs: there it is said, asked for or not.
            let customs = if always || l.tax.category == TaxCategory::G {
                speech.customs(&l.goods)
            } else {
                String::new()
            };
            body(l.name.clone()).and(SMALL.color(MUTED), customs)
        }),
    ));
    plans.push(Plan::right(
        "doc-column-quantity",
        cells(&|l| body(speech.quantity(l.quantity, l.goods.unit))),
    ));
    plans.push(Plan::right(
        "doc-column-price",
        cells(&|l| body(speech.money(l.unit_price_minor))),
    ));
    if lines.iter().any(|l| l.discount_minor != 0) {
        let discount = |l: &DocumentLine| match l.discount_minor {
            0 => body(String::new()),
            minor => body(speech.money(-minor)),
        };
        plans.push(Plan::right("doc-column-discount", cells(&discount)));
    }
    let taxes = cells(&|l| muted(speech.tax(l.tax)));
    plans.push(Plan::right("doc-column-tax", taxes).narrow());
    plans.push(Plan::right(
        "doc-column-amount",
        cells(&|l| body(speech.money(l.amount_minor))),
    ));
    let sums = running(speech, lines.iter().map(|l| l.amount_minor));
    Part {
        heading: "",
        plans,
        sums,
    }
}

/// The sum after each amount.
pub(crate) fn running(speech: Speech, amounts: impl Iterator<Item = i64>) -> Vec<String> {
    amounts
        .scan(0i64, |sum, minor| {
            *sum += minor;
            Some(speech.money(*sum))
        })
        .collect()
}

fn totals(document: &Document, speech: Speech, brand: &Brand) -> Vec<Total> {
    let money = |minor: i64| speech.money(minor);
    let mut rows = vec![Total::labelled(
        speech,
        "doc-subtotal",
        money(document.net_minor),
    )];
    for (name, _, minor) in columns_of_tax(&document.taxes, speech) {
        rows.push(Total::plain(name, money(minor)));
    }
    let total = if tax_inside(document) {
        "doc-total-included"
    } else {
        "doc-total"
    };
    rows.push(Total::strong(
        speech,
        STRONG,
        total,
        money(document.total_minor),
    ));
    let credit = document.kind == DocumentKind::CreditNote;
    let settled = if credit {
        "doc-refunded-by"
    } else {
        "doc-paid-by"
    };
    for payment in &document.payments {
        let tender = speech.say("doc-tender", &[("tender", payment.tender.as_str())]);
        let label = speech.say(
            settled,
            &[("tender", &tender), ("date", &speech.date(payment.on))],
        );
        rows.push(Total::plain(label, money(-payment.amount_minor)));
    }
    // Paid amounts that are not itemised still have to be seen, or the rows would not add up.
    let itemised: i64 = document.payments.iter().map(|p| p.amount_minor).sum();
    if itemised != document.paid_minor {
        let key = if credit { "doc-refunded" } else { "doc-paid" };
        rows.push(Total::labelled(
            speech,
            key,
            money(itemised - document.paid_minor),
        ));
    }
    if document.due_minor != 0 || document.paid_minor != 0 {
        let key = if credit {
            "doc-left-to-refund"
        } else {
            "doc-left-to-pay"
        };
        let color = match document.due_minor {
            0 => INK,
            _ => brand.accent.ink(),
        };
        let style = BODY.bold().color(color);
        rows.push(Total::strong(speech, style, key, money(document.due_minor)));
    }
    rows
}

/// What each tax is called, on what, and how much: an equivalence surcharge is shown apart from the tax it goes with (RD 1619/2012 art. 6.1).
pub(crate) fn columns_of_tax(taxes: &[TaxGroup], speech: Speech) -> Vec<(String, i64, i64)> {
    taxes
        .iter()
        .flat_map(|group| {
            let plain = LineTax {
                surcharge_bp: 0,
                ..group.tax
            };
            let tax = group.tax_minor - group.surcharge_minor;
            let surcharge = (group.tax.surcharge_bp > 0).then(|| {
                let name = speech.surcharge(group.tax.surcharge_bp);
                (name, group.base_minor, group.surcharge_minor)
            });
            [(speech.tax(plain), group.base_minor, tax)]
                .into_iter()
                .chain(surcharge)
        })
        .collect()
}

/// The same for the breakdown, where a US sales tax stands as what it is made of: state, county, city, districts.
fn parts_of_tax(taxes: &[TaxGroup], speech: Speech) -> Vec<(String, i64, i64)> {
    let parts = |group: &TaxGroup| match group.tax.sales.zip(group.split) {
        Some((sales, split)) if sales.rate_ppm > 0 => {
            let both = sales.parts().into_iter().zip(split.parts());
            both.filter(|((_, ppm), (_, minor))| *ppm > 0 || *minor != 0)
                .map(|((part, ppm), (_, minor))| {
                    (speech.tax_part(part, ppm), group.base_minor, minor)
                })
                .collect()
        }
        _ => columns_of_tax(std::slice::from_ref(group), speech),
    };
    taxes.iter().flat_map(parts).collect()
}

/// Base, rate and tax of each group.
pub(crate) fn breakdown(taxes: &[TaxGroup], speech: Speech) -> Part {
    let taxes = parts_of_tax(taxes, speech);
    let column = |text: &dyn Fn(&(String, i64, i64)) -> String| {
        taxes
            .iter()
            .map(|tax| Cell::text(BODY, text(tax)))
            .collect::<Vec<_>>()
    };
    Part {
        heading: "doc-tax-breakdown",
        plans: vec![
            Plan {
                align: Align::Left,
                ..Plan::left("doc-tax-rate", column(&|(name, _, _)| name.clone()))
            },
            Plan::right("doc-tax-base", column(&|(_, base, _)| speech.money(*base))),
            Plan::right(
                "doc-tax-amount",
                column(&|(_, _, minor)| speech.money(*minor)),
            ),
        ],
        sums: Vec::new(),
    }
}

/// The same in the currency of the books, which the tax is owed in (Ley 37/1992 art. 79.Once), with its sum.
fn books_breakdown(books: &InBooks, speech: Speech) -> Part {
    let mut part = breakdown(&books.taxes, speech);
    part.heading = "doc-books-breakdown";
    if part.plans.first().is_some_and(|p| p.cells.len() > 1) {
        let sums = [
            speech.label("doc-books-total"),
            speech.money(books.net_minor()),
            speech.money(books.tax_minor()),
        ];
        for (plan, sum) in part.plans.iter_mut().zip(sums) {
            plan.cells.push(Cell::text(BODY.bold(), sum));
        }
    }
    part
}

/// How to pay what is left: a transfer with its code.
fn payment(document: &Document, speech: Speech) -> Option<Panel> {
    if !asks_for_payment(document) {
        return None;
    }
    let iban = compact(&document.seller.iban);
    let mut facts = Vec::new();
    let mut fact = |key: &'static str, text: String| {
        let bold = key == "doc-pay-account";
        facts.push(PanelFact { key, text, bold });
    };
    if !iban.is_empty() {
        fact("doc-pay-account", iban_groups(&iban));
        if !document.seller.bic.is_empty() {
            fact("doc-pay-bic", document.seller.bic.clone());
        }
        fact("doc-pay-name", document.seller.name.clone());
        fact("doc-pay-reference", document.number.clone());
    }
    fact("doc-pay-amount", speech.money(document.due_minor));
    if let Some(due) = document.due_on {
        fact("doc-pay-until", speech.date(due));
    }
    let code = transfer_code(document, &iban).map(|text| PanelCode {
        symbol: Symbol::Qr(text),
        words: speech.label("doc-pay-scan"),
    });
    Some(Panel {
        heading: "doc-pay-heading",
        facts,
        text: String::new(),
        code,
    })
}

/// The EPC text, where the currency and the account allow one.
fn transfer_code(document: &Document, iban: &str) -> Option<String> {
    let name = &document.seller.name;
    (document.currency == Currency::EUR)
        .then(|| {
            epc(
                name,
                (iban, &document.seller.bic),
                document.due_minor,
                &document.number,
            )
        })
        .flatten()
}

/// Prices carry tax, and there is some: an export at list prices without tax is not «VAT included».
fn tax_inside(document: &Document) -> bool {
    document.prices_include_tax && document.tax_minor != 0
}

/// What the law wants said.
fn notes(document: &Document, speech: Speech) -> Vec<String> {
    let mut notes = Vec::new();
    if tax_inside(document) {
        notes.push(speech.label("doc-note-included"));
    }
    let words = match document.kind {
        DocumentKind::CreditNote => "doc-note-corrects",
        DocumentKind::CorrectiveInvoice => "doc-note-replaces",
        DocumentKind::Invoice | DocumentKind::SimplifiedInvoice => "doc-note-stands-for",
    };
    for corrected in &document.corrects {
        let date = speech.date(corrected.issued_on);
        let params = [
            ("number", corrected.number.as_str()),
            ("date", date.as_str()),
        ];
        notes.push(speech.say(words, &params));
    }
    if let Some(replaced) = document
        .replaced
        .as_ref()
        .filter(|_| document.kind.corrects())
    {
        let (net, tax, total) = (
            speech.money(replaced.net_minor()),
            speech.money(replaced.tax_minor()),
            speech.money(replaced.total_minor),
        );
        let params = [
            ("net", net.as_str()),
            ("tax", tax.as_str()),
            ("total", total.as_str()),
        ];
        notes.push(speech.say("doc-note-replaced-amounts", &params));
    }
    let mut grounds: Vec<String> = document
        .taxes
        .iter()
        .filter_map(|g| speech.exemption(g.tax))
        .collect();
    grounds.dedup();
    notes.extend(grounds);
    notes
}

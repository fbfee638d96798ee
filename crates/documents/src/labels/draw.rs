//! Each label in its area.

use super::{BinLabel, ItemLabel, Label, PickupLabel, ShippingLabel, initials, inside};
use crate::codes::gtin;
use crate::display::{Bar, Color, Draw, Len, NodeId, Role, Symbol, pt, tenth_mm};
use crate::face::Face;
use crate::form::style::style;
use crate::layout::{Align, At, Canvas, Place, Span, Style, wrap};
use crate::speech::Speech;

/// Label printers know black only.
const BLACK: Color = Color(0, 0, 0);

const fn regular(size: Len) -> Style {
    style(Face::Regular, size, size * 13 / 10, BLACK)
}
const fn bold(size: Len) -> Style {
    style(Face::Bold, size, size * 12 / 10, BLACK)
}

pub(super) fn label(canvas: &mut Canvas, speech: Speech, shop: &str, label: &Label, area: Bar) {
    let part = canvas.node(Canvas::ROOT, Role::Sect);
    let mut pen = Pen {
        canvas,
        speech,
        part,
    };
    match label {
        Label::Shipping(parcel) => pen.parcel(parcel, "doc-label-to", area),
        Label::Return(parcel) => pen.parcel(parcel, "doc-label-return", area),
        Label::Pickup(pickup) => pen.pickup(pickup, shop, area),
        Label::Item(item) => pen.item(item, area),
        Label::Shelf(item) => pen.shelf(item, area),
        Label::Bin(bin) => pen.bin(bin, area),
    }
}

struct Pen<'c> {
    canvas: &'c mut Canvas,
    speech: Speech,
    part: NodeId,
}

impl Pen<'_> {
    /// Text at an edge, made smaller until it fits; gives the next free line.
    fn fit(&mut self, at: At, style: Style, text: &str) -> Len {
        let mut small = style;
        while small.width(text) > at.span.width && small.size > 5_000 {
            small.size -= 250;
        }
        let node = self.canvas.node(self.part, Role::P);
        self.canvas.line(Some(node), at, small, text);
        at.y + style.leading
    }

    /// Text broken to the span, at most so many lines; gives the next free line.
    fn broken(&mut self, (span, mut y): (Span, Len), style: Style, text: &str, most: usize) -> Len {
        let mut small = style;
        while wrap(small, text, span.width).len() > most && small.size > 5_000 {
            small.size -= 250;
            small.leading = small.size * 12 / 10;
        }
        let node = self.canvas.node(self.part, Role::P);
        for line in wrap(small, text, span.width) {
            self.canvas
                .line(Some(node), At::left(span, y), small, &line);
            y += small.leading;
        }
        y
    }

    fn rule(&mut self, span: Span, y: Len, height: Len) {
        self.canvas.rule(span, y, height, BLACK);
    }

    fn code(&mut self, symbol: &Symbol, place: Place, words: &str) -> Option<Span> {
        self.canvas.code(self.part, symbol, place, words)
    }

    /// Bars with their text below, in the middle; gives where they end.
    fn bars(&mut self, text: &str, (span, y): (Span, Len), height: Len, size: Len) -> Len {
        // Ten modules of white at each side.
        let quiet = span.width / 12;
        let inner = Span {
            x: span.x + quiet,
            width: span.width - 2 * quiet,
        };
        let place = Place {
            span: inner,
            y,
            height,
            align: Align::Center,
        };
        let words = self.speech.say("doc-code-alt", &[("number", text)]);
        let symbol = match gtin(text) {
            Some(digits) => Symbol::Ean13(digits.to_owned()),
            None => Symbol::Code128(text.to_owned()),
        };
        if self.code(&symbol, place, &words).is_none() {
            return y;
        }
        self.fit(At::center(span, y + height + pt(2)), regular(size), text)
    }

    fn parcel(&mut self, parcel: &ShippingLabel, to: &str, area: Bar) {
        let (span, top, bottom) = inside(area, tenth_mm(45));
        let speech = self.speech;
        // Sender at the left, carrier and route at the right.
        let left = Span {
            width: span.width * 56 / 100,
            ..span
        };
        let right = Span {
            x: span.x + span.width * 60 / 100,
            width: span.width * 40 / 100,
        };
        let mut y = top;
        let home = parcel.from.country.as_str();
        y = self.broken((left, y), bold(8_000), &parcel.from.name, 2);
        for line in speech.address(&parcel.from, "") {
            y = self.broken((left, y), regular(7_500), &line, 2);
        }
        let mut beside = self.fit(At::right(right, top), bold(12_000), &parcel.carrier);
        if !parcel.route.is_empty() {
            beside = self.fit(At::right(right, beside), bold(26_000), &parcel.route);
        }
        y = y.max(beside) + pt(6);
        self.rule(span, y, 1_500);
        y += pt(8);
        let heading = speech.label(to);
        y = self.fit(At::left(span, y), regular(8_000), &heading) + pt(2);
        y = self.broken((span, y), bold(17_000), &parcel.to.name, 2);
        let mut lines = speech.address(&parcel.to, home);
        // The town is read by people and machines: large.
        let town = lines
            .iter()
            .position(|l| !parcel.to.postal_code.is_empty() && l.contains(&parcel.to.postal_code));
        let town = town.map(|i| lines.remove(i));
        let mut after = Vec::new();
        if !home.is_empty() && parcel.to.country != home {
            after.extend(lines.pop());
        }
        for line in lines {
            y = self.broken((span, y), regular(13_000), &line, 2);
        }
        if let Some(town) = town {
            y = self.fit(At::left(span, y + pt(3)), bold(22_000), &town);
        }
        for line in after {
            y = self.fit(At::left(span, y), bold(15_000), &line.to_uppercase());
        }
        if !parcel.to.phone.trim().is_empty() {
            y = self.fit(At::left(span, y + pt(2)), regular(10_000), &parcel.to.phone);
        }
        if !parcel.note.trim().is_empty() {
            y = self.broken((span, y + pt(4)), bold(11_000), &parcel.note, 2);
        }
        self.parcel_foot(parcel, span, (y, bottom));
    }

    /// Figures and the carrier's code, at the bottom of the label.
    fn parcel_foot(&mut self, parcel: &ShippingLabel, span: Span, (y, bottom): (Len, Len)) {
        let speech = self.speech;
        let mut facts: Vec<(&str, String)> = Vec::new();
        if let Some((n, of)) = parcel.parcel {
            let params = [("n", &*n.to_string()), ("of", &*of.to_string())];
            facts.push(("doc-parcel", speech.say("doc-parcel-of", &params)));
        }
        if parcel.weight_g > 0 {
            facts.push(("doc-weight", speech.kilograms(parcel.weight_g)));
        }
        if !parcel.reference.is_empty() {
            facts.push(("doc-label-reference", parcel.reference.clone()));
        }
        let code = (bottom - y - pt(60)).clamp(pt(40), pt(82));
        let top = bottom - code - pt(16) - pt(40);
        self.rule(span, top, 1_500);
        let count = Len::try_from(facts.len().max(1)).unwrap_or(1);
        for (i, (key, text)) in (0..).zip(facts) {
            let cell = Span {
                x: span.x + span.width * i / count,
                width: span.width / count - pt(6),
            };
            let at = self.fit(
                At::left(cell, top + pt(5)),
                regular(7_500),
                &speech.label(key),
            );
            self.fit(At::left(cell, at), bold(13_000), &text);
        }
        let top = top + pt(34);
        self.rule(span, top, 1_500);
        self.bars(&parcel.tracking, (span, top + pt(8)), code, 11_000);
    }

    fn pickup(&mut self, pickup: &PickupLabel, shop: &str, area: Bar) {
        let (span, top, bottom) = inside(area, tenth_mm(45));
        let speech = self.speech;
        let heading = speech.label("doc-label-pickup");
        let mut y = self.fit(At::left(span, top), bold(12_000), &heading);
        self.fit(At::right(span, top), regular(9_000), shop);
        self.rule(span, y + pt(3), 1_500);
        y = self.fit(
            At::center(span, y + pt(12)),
            bold(40_000),
            &pickup.order_number,
        );
        let who = initials(&pickup.customer);
        y = self.fit(At::center(span, y + pt(2)), bold(28_000), &who) + pt(6);
        // The shelf in a frame: what the one at the counter looks for.
        let height = pt(78);
        let bar = Bar {
            x: span.x,
            y,
            width: span.width,
            height,
        };
        self.canvas.draw(
            None,
            Draw::Frame {
                bar,
                line: 2_000,
                color: BLACK,
            },
        );
        let inner = Span {
            x: span.x + pt(10),
            width: span.width - pt(20),
        };
        let shelf = speech.label("doc-label-shelf");
        self.fit(At::left(inner, y + pt(8)), regular(9_000), &shelf);
        self.fit(At::center(inner, y + pt(17)), bold(42_000), &pickup.shelf);
        y += height + pt(10);
        if let Some(until) = pickup.until {
            let date = speech.date(until);
            let words = speech.say("doc-label-until", &[("date", &date)]);
            y = self.fit(At::left(span, y), bold(13_000), &words);
        }
        if let Some((n, of)) = pickup.parcel {
            let params = [("n", &*n.to_string()), ("of", &*of.to_string())];
            let words = format!(
                "{} {}",
                speech.label("doc-parcel"),
                speech.say("doc-parcel-of", &params)
            );
            self.fit(At::left(span, y + pt(2)), regular(11_000), &words);
        }
        self.pickup_codes(pickup, span, bottom);
    }

    fn pickup_codes(&mut self, pickup: &PickupLabel, span: Span, bottom: Len) {
        let side = pt(86);
        let mut bars = Span {
            width: span.width,
            ..span
        };
        if !pickup.code.is_empty() {
            let place = Place {
                span,
                y: bottom - side,
                height: side,
                align: Align::Right,
            };
            let words = self.speech.label("doc-label-pickup-code");
            self.code(&Symbol::Qr(pickup.code.clone()), place, &words);
            bars.width -= side + pt(14);
        }
        let height = pt(46);
        let at = (bars, bottom - height - pt(16));
        self.bars(&pickup.order_number, at, height, 10_000);
    }

    fn item(&mut self, item: &ItemLabel, area: Bar) {
        let (span, top, bottom) = inside(area, tenth_mm(20));
        let y = self.broken((span, top), regular(7_500), &item.name, 2);
        let code = code_of(item);
        let bars_height = (bottom - y - pt(29)).clamp(pt(12), pt(32));
        // The comma of a price stays clear of the bars.
        let price_y = bottom - bars_height - pt(29);
        self.fit(At::left(span, price_y + pt(5)), regular(6_500), &item.sku);
        if let Some(minor) = item.price_minor {
            let price = self.speech.money(minor);
            let right = Span {
                x: span.x + span.width / 3,
                width: span.width * 2 / 3,
            };
            self.fit(At::right(right, price_y), bold(14_000), &price);
        }
        let at = (span, bottom - bars_height - pt(10));
        self.bars(code, at, bars_height, 6_500);
    }

    fn shelf(&mut self, item: &ItemLabel, area: Bar) {
        let (span, top, bottom) = inside(area, tenth_mm(25));
        self.broken((span, top), bold(9_000), &item.name, 2);
        if let Some(minor) = item.price_minor {
            let price = self.speech.money(minor);
            let right = Span {
                x: span.x + span.width * 42 / 100,
                width: span.width * 58 / 100,
            };
            let big = (area.height / 3).min(pt(34));
            self.fit(At::right(right, bottom - big - pt(11)), bold(big), &price);
            let mut below = item.per_unit.clone();
            if let Some(before) = item.before_minor {
                let before = self.speech.money(before);
                let words = self.speech.say("doc-label-before", &[("amount", &before)]);
                below = if below.is_empty() {
                    words
                } else {
                    format!("{words} · {below}")
                };
            }
            self.fit(At::right(right, bottom - pt(9)), regular(7_000), &below);
        }
        let left = Span {
            width: span.width * 40 / 100,
            ..span
        };
        let height = (area.height / 5).min(pt(24));
        let at = (left, bottom - height - pt(10));
        self.bars(code_of(item), at, height, 6_000);
        let above = At::left(left, bottom - height - pt(20));
        self.fit(above, regular(6_500), &item.sku);
    }

    fn bin(&mut self, bin: &BinLabel, area: Bar) {
        let (span, top, bottom) = inside(area, tenth_mm(25));
        self.fit(At::left(span, top), regular(8_000), &bin.zone);
        self.fit(At::right(span, top), regular(8_000), &bin.note);
        let height = (area.height / 3).min(pt(60));
        let room = area.height - height - pt(36);
        let big = room.min(pt(64)).max(pt(14));
        let mut size = bold(big);
        size.leading = big * 11 / 10;
        self.fit(At::center(span, top + pt(9)), size, &bin.bin);
        self.bars(&bin.bin, (span, bottom - height - pt(9)), height, 6_500);
    }
}

/// The number on the goods, or the shop's own where they have none.
fn code_of(item: &ItemLabel) -> &str {
    gtin(&item.ean).unwrap_or(&item.sku)
}

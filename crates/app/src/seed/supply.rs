//! Where goods come from: purchase orders when a distribution centre runs low, transfers when a store does, and now and then a count.

use std::collections::HashMap;

use encargo_domain::Timestamp;
use encargo_domain::ids::{ItemId, LocationId, PurchaseOrderId, TransferId};
use encargo_domain::location::LocationKind;
use encargo_domain::order::Order;
use encargo_domain::purchase::{PurchaseOrder, PurchaseOrderStatus};
use encargo_domain::stock::AdjustReason;
use encargo_domain::transfer::{ItemQuantity, SupplyLine, Transfer, TransferStatus};
use encargo_store::{Outcome, Work};

use super::goods::{Family, Good};
use super::hours::{self, Hours};
use super::shop::{BARCELONA_DC, MADRID_DC, SITES, SUPPLIER};
use super::story::{Step, Story};
use crate::commands::{stock, supply as commands};

const DAY_MS: i64 = 86_400_000;
/// Suppliers that are asked for what runs low.
const FAMILIES: [Family; 8] = [
    Family::Kitchen,
    Family::Table,
    Family::Textile,
    Family::Decor,
    Family::Furniture,
    Family::Wear,
    Family::Food,
    Family::Book,
];

/// What happens to supply.
#[derive(Debug, Clone, Copy)]
pub(super) enum Supply {
    /// A distribution centre (or the supplier's own store) looks what runs low.
    Reorder(usize),
    /// A purchase order arrives: in part, or what is left.
    Arrive(PurchaseOrderId, Part),
    /// A store is filled up from a distribution centre; how far the transfer comes.
    FillUp(usize, usize, Part),
    Depart(TransferId, Part),
    Unload(TransferId, Part),
    /// Some shelves of a site are counted.
    Count(usize),
    /// What is sold out is ordered, for later.
    SoldOut,
}

/// How far something comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    /// Half now.
    Half,
    /// No further than this.
    Nothing,
}

/// Free units by item and location.
type Shelves = HashMap<(ItemId, LocationId), i64>;

impl Story {
    /// The rhythm of supply over the whole time.
    pub(super) fn supply_calendar(&mut self, days: &[encargo_domain::LocalDate]) {
        for date in days {
            match date.weekday() {
                0 => {
                    self.then(
                        hours::at(*date, 9 * 60 + 20),
                        Step::Supply(Supply::Reorder(MADRID_DC)),
                    );
                    self.then(
                        hours::at(*date, 9 * 60 + 35),
                        Step::Supply(Supply::Reorder(BARCELONA_DC)),
                    );
                    self.then(
                        hours::at(*date, 9 * 60 + 50),
                        Step::Supply(Supply::Reorder(SUPPLIER)),
                    );
                }
                1 | 4 => {
                    for site in 2..SUPPLIER {
                        let from = if matches!(site, 3 | 4 | 6) {
                            BARCELONA_DC
                        } else {
                            MADRID_DC
                        };
                        let minute = 7 * 60 + 15 + 6 * u32::try_from(site).unwrap_or(0);
                        self.then(
                            hours::at(*date, minute),
                            Step::Supply(Supply::FillUp(from, site, Part::Whole)),
                        );
                    }
                }
                2 => {
                    let site = self.dice.index(SUPPLIER);
                    self.then(
                        hours::at(*date, 9 * 60 + 10),
                        Step::Supply(Supply::Count(site)),
                    );
                }
                _ => {}
            }
        }
    }

    /// What is on its way today, whatever the day of the week.
    pub(super) fn supply_under_way(&mut self) {
        let eve = |minute| hours::at(self.eve, minute);
        let steps = [
            (
                eve(9 * 60 + 40),
                Supply::FillUp(MADRID_DC, 5, Part::Nothing),
            ),
            (
                eve(9 * 60 + 46),
                Supply::FillUp(BARCELONA_DC, 3, Part::Nothing),
            ),
            (eve(9 * 60 + 52), Supply::FillUp(MADRID_DC, 2, Part::Half)),
            (
                eve(10 * 60 + 2),
                Supply::FillUp(BARCELONA_DC, 6, Part::Half),
            ),
            (eve(10 * 60 + 11), Supply::SoldOut),
        ];
        for (at, supply) in steps {
            self.then(at, Step::Supply(supply));
        }
    }

    pub(super) async fn supply(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        supply: Supply,
    ) -> Outcome<()> {
        match supply {
            Supply::Reorder(site) => self.reorder(work, at, site).await,
            Supply::Arrive(id, part) => self.arrive(work, at, id, part).await,
            Supply::FillUp(from, to, part) => self.fill_up(work, at, (from, to), part).await,
            Supply::Depart(id, part) => self.depart(work, at, id, part).await,
            Supply::Unload(id, part) => self.unload(work, at, id, part).await,
            Supply::Count(site) => self.count_shelves(work, at, site).await,
            Supply::SoldOut => self.order_sold_out(work, at).await,
        }
    }

    async fn shelves(&self, work: &mut Work) -> Outcome<Shelves> {
        let ids: Vec<ItemId> = self.goods.iter().map(|(id, _)| *id).collect();
        let rows = work.on_shelf(&ids).await?;
        Ok(rows
            .iter()
            .map(|r| ((r.item_id, r.location_id), r.on_hand - r.reserved))
            .collect())
    }

    fn site(&self, index: usize) -> Option<LocationId> {
        self.sites.get(index).copied()
    }

    /// Units a site keeps of a good when it is full.
    pub(super) fn full(&self, good: &Good, site: usize) -> u32 {
        let kind = SITES.get(site).map_or(LocationKind::Dc, |s| s.kind);
        let all: u64 = self.goods.iter().map(|(_, g)| g.pull).sum();
        // About ten thousand units are sold in the whole time.
        let sold = u32::try_from(10_000 * good.pull / all.max(1)).unwrap_or(0);
        match (kind, good.family) {
            (LocationKind::Supplier, Family::Furniture) => 20 + sold,
            (LocationKind::Supplier, _) => 0,
            (LocationKind::Dc, Family::Furniture) => 1 + sold / 8,
            (LocationKind::Dc, _) => 9 + sold * 2 / 5,
            (LocationKind::Store, Family::Furniture) => 0,
            (LocationKind::Store, Family::Wear) => 4 + sold / 8,
            (LocationKind::Store, _) => 5 + sold / 7,
        }
    }

    // ---- purchase orders

    async fn reorder(&mut self, work: &mut Work, at: Timestamp, index: usize) -> Outcome<()> {
        let Some(location_id) = self.site(index) else {
            return Ok(());
        };
        let shelves = self.shelves(work).await?;
        for family in FAMILIES {
            let lines: Vec<ItemQuantity> = self
                .goods
                .iter()
                .filter(|(_, g)| !g.scarce && g.family.supplier() == family.supplier())
                .filter_map(|(id, g)| {
                    let full = self.full(g, index);
                    let here = shelves.get(&(*id, location_id)).copied().unwrap_or(0);
                    (here < i64::from(full / 3) && full > 1).then_some(ItemQuantity {
                        item_id: *id,
                        quantity: full,
                    })
                })
                .take(40)
                .collect();
            if !lines.is_empty() {
                let days = self.dice.between(4, 9);
                let part = if self.dice.chance(350) {
                    Part::Half
                } else {
                    Part::Whole
                };
                self.buy(work, at, (location_id, family), lines, (days, part))
                    .await?;
            }
        }
        Ok(())
    }

    async fn buy(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        (location_id, family): (LocationId, Family),
        lines: Vec<ItemQuantity>,
        (days, part): (i64, Part),
    ) -> Outcome<()> {
        let expected_on = hours::day_of(at).plus_days(u32::try_from(days).unwrap_or(7));
        let buyer = self.office();
        let cx = self.cx(at, buyer, None);
        let order = commands::PlacePurchaseOrder {
            supplier_name: family.supplier().to_owned(),
            location_id,
            expected_on,
            lines,
        };
        let placed = commands::place_purchase_order(work, &cx, order).await?;
        self.report.purchase_orders += 1;
        if part != Part::Nothing {
            let minutes = self.dice.between(20, 300);
            let there = Hours::DC.after(at.plus_ms(days * DAY_MS), minutes);
            self.then(
                there,
                Step::Supply(Supply::Arrive(placed.purchase_order_id, part)),
            );
        }
        Ok(())
    }

    async fn arrive(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        id: PurchaseOrderId,
        part: Part,
    ) -> Outcome<()> {
        let bought = work.get::<PurchaseOrder>(id.uuid()).await?;
        let lines = still_open(&bought.lines, part);
        if bought.status != PurchaseOrderStatus::Placed || lines.is_empty() {
            return Ok(());
        }
        let site = self.site_of(bought.location_id);
        let items: Vec<ItemId> = lines.iter().map(|l| l.item_id).collect();
        let who = self.worker(site);
        let cx = self.cx(at, who, Some(site));
        commands::receive_purchase_order(
            work,
            &cx,
            commands::ReceivePurchaseOrder {
                purchase_order_id: id,
                lines,
            },
        )
        .await?;
        if part == Part::Half {
            let days = self.dice.between(2, 6);
            self.then(
                Hours::DC.after(at.plus_ms(days * DAY_MS), 60),
                Step::Supply(Supply::Arrive(id, Part::Whole)),
            );
        }
        self.serve_waiting(work, at, &items).await
    }

    /// Orders that waited for these items are sourced again.
    async fn serve_waiting(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        items: &[ItemId],
    ) -> Outcome<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut minutes = 5;
        for o in waiting {
            let order: Option<std::sync::Arc<Order>> = self.order(work, o).await?;
            let hopes = order.is_some_and(|order| {
                order.waiting().iter().any(|w| {
                    order
                        .line(w.line_id)
                        .is_some_and(|l| items.contains(&l.item_id))
                })
            });
            if hopes {
                self.then(Hours::OFFICE.after(at, minutes), Step::Source(o));
                minutes += 2;
            } else {
                self.waiting.push(o);
            }
        }
        Ok(())
    }

    /// What nobody has is on order, for the coming days.
    async fn order_sold_out(&mut self, work: &mut Work, at: Timestamp) -> Outcome<()> {
        let Some(madrid) = self.site(MADRID_DC) else {
            return Ok(());
        };
        let lines: Vec<ItemQuantity> = self
            .goods
            .iter()
            .filter(|(_, g)| g.scarce)
            .map(|(id, _)| ItemQuantity {
                item_id: *id,
                quantity: 24,
            })
            .collect();
        if !lines.is_empty() {
            self.buy(work, at, (madrid, Family::Table), lines, (5, Part::Nothing))
                .await?;
        }
        // And one has come in part this very morning.
        let half: Vec<ItemQuantity> = self
            .goods
            .iter()
            .filter(|(_, g)| g.family == Family::Kitchen && !g.scarce)
            .take(6)
            .map(|(id, _)| ItemQuantity {
                item_id: *id,
                quantity: 12,
            })
            .collect();
        self.buy(work, at, (madrid, Family::Kitchen), half, (0, Part::Half))
            .await
    }

    // ---- transfers

    async fn fill_up(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        (from, to): (usize, usize),
        part: Part,
    ) -> Outcome<()> {
        let (Some(source), Some(target)) = (self.site(from), self.site(to)) else {
            return Ok(());
        };
        let shelves = self.shelves(work).await?;
        let free = |id: &ItemId, at: LocationId| shelves.get(&(*id, at)).copied().unwrap_or(0);
        let mut lines: Vec<ItemQuantity> = self
            .goods
            .iter()
            .filter_map(|(id, good)| {
                let full = i64::from(self.full(good, to));
                let missing = full - free(id, target);
                let spare = free(id, source) / 3;
                let quantity = missing.min(spare);
                (missing * 2 > full && quantity > 0).then(|| ItemQuantity {
                    item_id: *id,
                    quantity: u32::try_from(quantity).unwrap_or(1),
                })
            })
            .collect();
        if part == Part::Whole {
            lines.truncate(30);
        } else {
            lines.truncate(7);
            if lines.is_empty() {
                lines.extend(
                    self.goods
                        .iter()
                        .filter(|(id, _)| free(id, source) > 9)
                        .take(4)
                        .map(|(id, _)| ItemQuantity {
                            item_id: *id,
                            quantity: 2,
                        }),
                );
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let expected_on = hours::day_of(at).plus_days(3);
        let who = self.worker(to);
        let cx = self.cx(at, who, Some(to));
        let transfer = commands::CreateTransfer {
            from_location_id: source,
            to_location_id: target,
            expected_on,
            lines,
        };
        let created = commands::create_transfer(work, &cx, transfer).await?;
        self.report.transfers += 1;
        if part != Part::Nothing {
            let minutes = if part == Part::Half {
                20
            } else {
                self.dice.between(60, 500)
            };
            self.then(
                Hours::DC.after(at, minutes),
                Step::Supply(Supply::Depart(created.transfer_id, part)),
            );
        }
        Ok(())
    }

    async fn depart(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        id: TransferId,
        part: Part,
    ) -> Outcome<()> {
        let transfer = work.get::<Transfer>(id.uuid()).await?;
        if transfer.status != TransferStatus::Requested {
            return Ok(());
        }
        let from = self.site_of(transfer.from_location_id);
        let shelves = self.shelves(work).await?;
        let there = transfer.lines.iter().all(|l| {
            shelves
                .get(&(l.item_id, transfer.from_location_id))
                .copied()
                .unwrap_or(0)
                >= i64::from(l.quantity)
        });
        let who = self.worker(from);
        let cx = self.cx(at, who, Some(from));
        if !there {
            // Orders were faster.
            return commands::cancel_transfer(work, &cx, commands::TransferRef { transfer_id: id })
                .await
                .map(|_| ());
        }
        commands::ship_transfer(work, &cx, commands::TransferRef { transfer_id: id }).await?;
        let to = self.site_of(transfer.to_location_id);
        if part == Part::Half && to == 6 {
            // One is already being unpacked.
            self.then(
                at.plus_ms(90 * 60_000),
                Step::Supply(Supply::Unload(id, Part::Half)),
            );
        } else if part == Part::Whole {
            let minutes = self.dice.between(500, 1_500);
            self.then(
                Self::hours_of(to).after(at, minutes),
                Step::Supply(Supply::Unload(id, Part::Whole)),
            );
        }
        Ok(())
    }

    async fn unload(
        &mut self,
        work: &mut Work,
        at: Timestamp,
        id: TransferId,
        part: Part,
    ) -> Outcome<()> {
        let transfer = work.get::<Transfer>(id.uuid()).await?;
        let lines = still_open(&transfer.lines, part);
        if transfer.status != TransferStatus::InTransit || lines.is_empty() {
            return Ok(());
        }
        let to = self.site_of(transfer.to_location_id);
        let items: Vec<ItemId> = lines.iter().map(|l| l.item_id).collect();
        let who = self.worker(to);
        let cx = self.cx(at, who, Some(to));
        commands::receive_transfer(
            work,
            &cx,
            commands::ReceiveTransfer {
                transfer_id: id,
                lines,
            },
        )
        .await?;
        self.serve_waiting(work, at, &items).await
    }

    // ---- counts

    async fn count_shelves(&mut self, work: &mut Work, at: Timestamp, site: usize) -> Outcome<()> {
        let Some(location_id) = self.site(site) else {
            return Ok(());
        };
        let shelves = self.shelves(work).await?;
        let who = self.worker(site);
        for _ in 0..3 {
            let n = self.dice.index(self.goods.len());
            let Some((item_id, _)) = self.goods.get(n) else {
                continue;
            };
            let item_id = *item_id;
            let free = shelves.get(&(item_id, location_id)).copied().unwrap_or(0);
            let reasons = [
                (AdjustReason::Lost, 40),
                (AdjustReason::Found, 25),
                (AdjustReason::Damaged, 20),
                (AdjustReason::Count, 15),
            ];
            let reason = self.dice.weighted(&reasons, AdjustReason::Count);
            let delta = if reason == AdjustReason::Found { 1 } else { -1 };
            if free < 3 {
                continue;
            }
            let cx = self.cx(at, who, Some(site));
            stock::adjust(
                work,
                &cx,
                stock::Adjust {
                    item_id,
                    location_id,
                    delta,
                    reason,
                },
            )
            .await?;
        }
        Ok(())
    }
}

/// Lines that are still to come: all, or about half of them.
fn still_open(lines: &[SupplyLine], part: Part) -> Vec<ItemQuantity> {
    let open = lines
        .iter()
        .filter(|l| l.quantity > l.received)
        .map(|l| ItemQuantity {
            item_id: l.item_id,
            quantity: l.quantity - l.received,
        });
    match part {
        Part::Whole => open.collect(),
        Part::Half => {
            let half = lines.len().div_ceil(2);
            let some: Vec<ItemQuantity> = open.take(half).collect();
            // A single line comes in two halves.
            if lines.len() == 1 {
                some.into_iter()
                    .map(|l| ItemQuantity {
                        quantity: l.quantity.div_ceil(2),
                        ..l
                    })
                    .collect()
            } else {
                some
            }
        }
        Part::Nothing => Vec::new(),
    }
}

//! The summary of the event log: at least one in six hours of work in which something happened, in the mode that sends nothing
//! (Orden HAC/1177/2024 art. 9, event 10 of the agency's list).

use std::sync::{Arc, Weak};
use std::time::Duration;

use encargo_domain::chain::{Chain, FiscalMode, LogKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::seal;
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;
use crate::facts::House;
use crate::recording::record;

/// How often the clock is looked at.
const LOOK: Duration = Duration::from_mins(5);

/// Nothing to say.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SummariseChain {}

/// Whether a summary was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SummarisedChain {
    /// It was due.
    pub written: bool,
}

/// `chain.summarise`: writes the summary of the event log, if one is due.
pub(crate) async fn summarise(
    app: Arc<App>,
    cx: Cx,
    _: SummariseChain,
) -> Result<SummarisedChain, CommandError> {
    let house = app.house().await;
    let Some(company) = &house.company else {
        return Ok(SummarisedChain { written: false });
    };
    if company.fiscal.mode != FiscalMode::NonVerifiable {
        return Ok(SummarisedChain { written: false });
    }
    let mut conn = app.store.reader().await?;
    let at = seal::stamp(cx.ctx.now, cx.time_zone);
    let chains = encargo_store::load_all::<Chain>(&mut conn).await?;
    drop(conn);
    if !chains
        .iter()
        .any(|c| c.closed.is_empty() && c.since.is_due(at))
    {
        return Ok(SummarisedChain { written: false });
    }
    record(&app, cx, "chain.summarised", move |work, cx| {
        Box::pin(async move {
            let house = House::in_work(work).await?;
            let Some(company) = &house.company else {
                return Ok(());
            };
            let id = seal::chain_id(work.identity(), company);
            let due = work.find::<Chain>(id.uuid()).await?;
            if due.is_some_and(|chain| chain.since.is_due(at)) {
                seal::log(work, cx, company, LogKind::Summary, "").await?;
            }
            Ok(())
        })
    })
    .await?;
    Ok(SummarisedChain { written: true })
}

/// Writes summaries while the program runs.
pub(crate) async fn clock(app: Weak<App>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(app) = app.upgrade() else { return };
        // What is in the way now is in the way of the next look too, and is told by the screens that write.
        let _ = app.call("chain.summarise", serde_json::json!({})).await;
    }
}

//! A message to try the settings with.

use std::sync::Arc;

use encargo_domain::Refusal;
use encargo_domain::company::Company;
use encargo_domain::ids::EmailId;
use encargo_domain::refusal::Code;
use encargo_store::load_all;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::letter;
use super::send::{Said, over};
use super::way::Way;
use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;

/// Sends a test message.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct TestEmail {
    /// Whom to.
    pub to: String,
}

/// The server took it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TestedEmail {
    /// Its words.
    pub reply: String,
}

/// `email.test`: at once, with the settings as they are saved; nothing of it is written down.
pub(crate) async fn send(
    app: Arc<App>,
    cx: Cx,
    action: TestEmail,
) -> Result<TestedEmail, CommandError> {
    let mut conn = app.store.reader().await?;
    let company = load_all::<Company>(&mut conn).await?.into_iter().next();
    let company = company.ok_or_else(|| Refusal::not_found("company", ""))?;
    drop(conn);
    let way = Way::of(&app, &company.mail_server, cx.language)?;
    let draft = letter::trial(cx.language, &company, action.to);
    let id = EmailId::new(cx.ctx.new_id());
    let server = &company.mail_server;
    let message = letter::mime(id, &draft, server, &company, cx.ctx.now, None)?;
    match over(&way, &mut None, message).await? {
        Said::Taken(reply) => Ok(TestedEmail { reply }),
        Said::Never(reply) | Said::Later(reply) | Said::Nothing(reply) => {
            Err(Refusal::new(Code::EmailNotTaken)
                .with("reply", reply)
                .into())
        }
    }
}

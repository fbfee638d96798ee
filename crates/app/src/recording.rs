//! What the program itself has to say to the books: that something outside answered, that somebody looked.

use std::sync::Arc;

use encargo_domain::ids::CommandId;
use encargo_store::{CommandKey, Work};
use uuid::Uuid;

use crate::app::App;
use crate::context::Cx;
use crate::error::CommandError;

/// Records something that no person ordered, in a command of its own.
pub(crate) async fn record<F>(
    app: &Arc<App>,
    cx: Cx,
    name: &'static str,
    run: F,
) -> Result<(), CommandError>
where
    F: for<'w> FnOnce(
            &'w mut Work,
            &'w Cx,
        ) -> std::pin::Pin<
            Box<dyn Future<Output = encargo_store::Outcome<()>> + Send + 'w>,
        > + Send
        + 'static,
{
    let key = CommandKey {
        command_id: CommandId::new(Uuid::now_v7()),
        name,
        payload_hash: [0; 32],
        at_ms: cx.ctx.now.0,
    };
    app.store
        .write(
            key,
            Box::new(move |work: &mut Work| {
                Box::pin(async move {
                    run(work, &cx).await?;
                    Ok("{}".to_owned())
                })
            }),
        )
        .await?;
    Ok(())
}

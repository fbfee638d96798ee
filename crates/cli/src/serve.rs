//! The same app over loopback HTTP: the screens, `POST /call/<name>`, the feed as server-sent events, uploads. For browser tests and for machines
//! without a display. Nobody but this machine is let in: it listens on 127.0.0.1 only, checks the Host header (against rebinding) and the Origin.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use encargo_app::{App, CommandError, Language};
use futures_util::stream::Stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

use crate::verbs::open;

/// The largest file that can be uploaded for an import.
const UPLOAD_MAX: usize = 512 * 1024 * 1024;

/// What a page of ours may load: its own files, nothing from elsewhere.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the feed says when it lost messages.
const MISSED_SOME: &str = r#"{"seq":0,"topics":[],"notices":[],"all":true}"#;

#[derive(Clone)]
struct Host {
    app: Arc<App>,
    port: u16,
    uploads: PathBuf,
}

/// Serves until interrupted.
pub(crate) async fn serve(
    data: PathBuf,
    port: u16,
    ui: Option<PathBuf>,
    language: Language,
) -> Result<ExitCode, CommandError> {
    let app = open(data.clone(), language).await?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("{address}: {error}");
            app.close().await;
            return Ok(ExitCode::FAILURE);
        }
    };
    let port = listener.local_addr().map_or(port, |a| a.port());
    let host = Host {
        app: app.clone(),
        port,
        uploads: data.join("uploads"),
    };
    println!("http://127.0.0.1:{port}/");
    let served = axum::serve(listener, router(host, &ui.unwrap_or_else(built_screens)))
        .with_graceful_shutdown(interrupted())
        .await;
    app.close().await;
    Ok(if served.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// `ui/dist` beside the program (a checkout) or in the working folder.
fn built_screens() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|exe| {
        exe.ancestors()
            .map(|a| a.join("ui/dist"))
            .find(|d| d.join("index.html").exists())
    });
    beside.unwrap_or_else(|| Path::new("ui").join("dist"))
}

async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn router(host: Host, ui: &Path) -> Router {
    let screens = ServeDir::new(ui).fallback(ServeFile::new(ui.join("index.html")));
    Router::new()
        .route(
            "/call/{name}",
            post(call).layer(DefaultBodyLimit::max(64 * 1024 * 1024)),
        )
        .route("/feed", get(feed))
        .route(
            "/upload",
            post(upload).layer(DefaultBodyLimit::max(UPLOAD_MAX)),
        )
        .fallback_service(screens)
        .layer(from_fn_with_state(host.clone(), only_this_machine))
        .with_state(host)
}

/// Lets in only pages this server itself delivered.
async fn only_this_machine(State(host): State<Host>, request: Request, next: Next) -> Response {
    let names = [
        format!("127.0.0.1:{}", host.port),
        format!("localhost:{}", host.port),
    ];
    let header_is = |headers: &HeaderMap, name: header::HeaderName, prefix: &str| {
        headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .map(|v| names.iter().any(|n| v == format!("{prefix}{n}")))
    };
    let right_host = header_is(request.headers(), header::HOST, "").unwrap_or(false);
    let right_origin = header_is(request.headers(), header::ORIGIN, "http://").unwrap_or(true);
    if !right_host || !right_origin {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CONTENT_SECURITY),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

async fn call(
    State(host): State<Host>,
    UrlPath(name): UrlPath<String>,
    Json(payload): Json<Value>,
) -> Response {
    match host.app.call(&name, payload).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => (
            if error.fault {
                StatusCode::INTERNAL_SERVER_ERROR
            } else {
                StatusCode::CONFLICT
            },
            Json(error),
        )
            .into_response(),
    }
}

async fn feed(State(host): State<Host>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let receiver = host.app.feed();
    let stream = futures_util::stream::unfold(receiver, |mut receiver| async move {
        use tokio::sync::broadcast::error::RecvError;
        let data = match receiver.recv().await {
            Ok(message) => serde_json::to_string(&message).unwrap_or_default(),
            // Some messages were missed: everything may have changed.
            Err(RecvError::Lagged(_)) => MISSED_SOME.to_owned(),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(Event::default().data(data)), receiver))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

#[derive(serde::Deserialize)]
struct Upload {
    name: String,
}

async fn upload(State(host): State<Host>, Query(query): Query<Upload>, body: Bytes) -> Response {
    // Only the last part of the name, and only plain characters of it: the file stays in its folder.
    let name: String = Path::new(&query.name)
        .file_name()
        .map(|n| {
            n.to_string_lossy()
                .chars()
                .map(|c| {
                    if c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') {
                        c
                    } else {
                        '_'
                    }
                })
                .collect()
        })
        .unwrap_or_default();
    if name.trim_matches('.').is_empty() {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let path = host.uploads.join(name);
    let written = async {
        tokio::fs::create_dir_all(&host.uploads).await?;
        tokio::fs::write(&path, &body).await
    }
    .await;
    match written {
        Ok(()) => Json(json!({ "file": path })).into_response(),
        Err(error) => {
            tracing::error!("{error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

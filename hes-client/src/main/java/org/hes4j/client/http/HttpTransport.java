package org.hes4j.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hes4j.client.ConnectionSettings;
import org.hes4j.client.Credentials;
import org.hes4j.client.HesException;
import org.hes4j.client.HttpProxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request and gives its answer, within the limits of the settings. Redirects are not
 * followed, so that the credentials go nowhere else. Thread-safe.
 */
public final class HttpTransport implements AutoCloseable {
  /** Carries the correlation id, so that both sides' logs can be laid beside each other. */
  public static final String CORRELATION_HEADER = "X-Correlation-Id";

  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final JdkClient client;
  private final ExecutorService executor;
  private final CallsUnderWay underWay = new CallsUnderWay();
  private final ConnectionSettings settings;
  private final String authorization;
  private final Optional<String> proxyAuthorization;

  /** A transport for one account. */
  public HttpTransport(Credentials credentials, ConnectionSettings settings) {
    this.settings = settings;
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    this.executor = Executors.newCachedThreadPool(task -> daemon(group, task));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(executor);
    if (!settings.trustAnchors().isEmpty()) {
      builder.sslContext(TrustAnchors.with(settings.trustAnchors()));
    } else if (settings.sslContext().isPresent()) {
      builder.sslContext(settings.sslContext().get());
    } else {
      builder.sslContext(DefaultTls.context()).sslParameters(DefaultTls.parameters());
    }
    settings
        .proxy()
        .map(proxy -> ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())))
        .ifPresent(builder::proxy);
    this.client = JdkClient.of(builder);
    this.authorization = basic(credentials.username(), credentials.apiKey());
    this.proxyAuthorization =
        settings
            .proxy()
            .flatMap(HttpProxy::login)
            .map(login -> basic(login.username(), login.password()));
  }

  /** In the group of whoever uses the transport, for the JDK asks for one in that of its client. */
  private static Thread daemon(ThreadGroup group, Runnable task) {
    Thread thread = new Thread(group, task, "hes-http-" + THREADS.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** How many calls have begun whose answers are neither read to their ends nor closed. */
  int underWay() {
    return underWay.count();
  }

  /** HTTP Basic (RFC 7617) in UTF-8. */
  private static String basic(String username, String password) {
    String pair = username + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * For a call before its first message.
   *
   * @throws IllegalStateException after {@link #close()}
   */
  public void requireOpen() {
    if (underWay.isClosed()) {
      throw new IllegalStateException("the client is closed");
    }
  }

  /**
   * Sends the request and waits for the head of its answer.
   *
   * @throws HesException when there is no answer: {@code ConnectionException}, {@code
   *     HesTimeoutException}, and {@code ConnectionException} after {@link #close()} too
   */
  public HttpAnswer send(HttpCall call) {
    Deadline deadline = Deadline.after(settings.totalTimeout());
    TransportErrors errors = new TransportErrors(call.details());
    try (StreamedBody body = StreamedBody.of(call.body(), executor)) {
      HttpAnswer answer = exchange(call, body, deadline, errors);
      LOG.debug("{} answered {}", call.details(), answer.status());
      return answer;
    } catch (HesException e) {
      LOG.debug("{} failed: {}", call.details(), e.getMessage());
      throw e;
    }
  }

  private HttpAnswer exchange(
      HttpCall call, @Nullable StreamedBody body, Deadline deadline, TransportErrors errors) {
    AnswerBody answerBody =
        new AnswerBody(
            deadline, settings.readTimeout(), settings.maxAnswerBytes(), underWay::ended);
    CompletableFuture<HttpResponse<InputStream>> future = begin(call, body, answerBody, errors);
    try {
      if (body != null) {
        body.send(future, deadline);
      }
      long wait = deadline.remainingNanos(settings.readTimeout());
      HttpResponse<InputStream> response = future.get(wait, TimeUnit.NANOSECONDS);
      return new HttpAnswer(response.statusCode(), response.headers(), answerBody, errors);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (underWay.isClosed()) {
        throw errors.of(new ClientClosedException(cause));
      }
      throw body != null && body.cutOff() ? errors.whileSending(cause) : errors.of(cause);
    } catch (CancellationException | RejectedExecutionException e) {
      // What a call meets whose transport is closed under its hands, and nothing else.
      throw errors.of(new ClientClosedException(e));
    } catch (TimeoutException e) {
      throw errors.of(silence(deadline));
    } catch (IOException e) {
      throw errors.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw errors.of(new IOException("interrupted"));
    } finally {
      // Does nothing where the answer came; else it ends the exchange and frees the connection.
      future.cancel(true);
      if (future.isCompletedExceptionally()) {
        underWay.ended(answerBody);
      }
    }
  }

  private CompletableFuture<HttpResponse<InputStream>> begin(
      HttpCall call, @Nullable StreamedBody body, AnswerBody answerBody, TransportErrors errors) {
    HttpRequest request = request(call, body);
    try {
      return underWay.begin(
          answerBody, () -> client.client().sendAsync(request, head -> answerBody));
    } catch (ClientClosedException e) {
      throw errors.tooLate(e);
    }
  }

  private LimitReachedException silence(Deadline deadline) {
    return deadline.isOver()
        ? new LimitReachedException(
            LimitReachedException.Limit.TOTAL_TIME, "no answer after " + deadline.limit())
        : new LimitReachedException(
            LimitReachedException.Limit.READ_TIME, "no answer for " + settings.readTimeout());
  }

  private HttpRequest request(HttpCall call, @Nullable StreamedBody body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.details().endpoint())
            .method(call.method(), body == null ? BodyPublishers.noBody() : body.publisher())
            .header("Authorization", authorization)
            .header(CORRELATION_HEADER, call.details().correlationId());
    call.headers().forEach(request::header);
    // the JDK keeps it from the service: only the proxy is shown it
    proxyAuthorization.ifPresent(value -> request.header("Proxy-Authorization", value));
    return request.build();
  }

  /**
   * Ends the calls that are under way in other threads, whether they wait for an answer or read its
   * body, with a {@code ConnectionException}, and gives back the threads and the connections. Does
   * nothing the second time.
   */
  @Override
  public void close() {
    underWay.close();
    executor.shutdownNow();
    client.close();
  }
}

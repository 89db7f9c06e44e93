package io.drydock.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A user who asks a web page again and again, on a new connection each time, and notes failures.
 */
final class Traffic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final URI page;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final Thread thread;
  private volatile boolean stop;

  Traffic(String url) {
    this.page = URI.create(url);
    this.thread = Thread.ofVirtual().start(this::ask);
  }

  /** The page as seen from outside the nodes. */
  static String get(String url) {
    try (var client = client()) {
      return get(client, URI.create(url)).body();
    } catch (IOException e) {
      throw new AssertionError(url + ": " + e, e);
    }
  }

  List<String> failures() {
    return failures;
  }

  int answers() {
    return answers.get();
  }

  private void ask() {
    while (!stop) {
      try (var client = client()) {
        var response = get(client, page);
        if (response.statusCode() == 200) {
          answers.incrementAndGet();
        } else {
          failures.add("status " + response.statusCode());
        }
        Thread.sleep(PAUSE);
      } catch (IOException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .build();
  }

  private static HttpResponse<String> get(HttpClient client, URI page) throws IOException {
    try {
      var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    stop = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

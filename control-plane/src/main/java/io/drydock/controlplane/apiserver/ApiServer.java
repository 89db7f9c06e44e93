package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiClient;
import io.drydock.client.ApiException;
import io.drydock.client.DocumentApi;
import io.drydock.client.Reason;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.body.StrictDecoder;
import io.drydock.controlplane.apiserver.cache.CacheFeeder;
import io.drydock.controlplane.apiserver.cache.WatchCache;
import io.drydock.controlplane.apiserver.review.Reviews;
import io.drydock.controlplane.apiserver.strategy.Strategies;
import io.drydock.controlplane.apiserver.token.Tokens;
import io.drydock.controlplane.store.Store;
import io.drydock.lifecycle.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request pipeline over one store. Both doors, the controllers and the scheduler come in
 * through {@link #as}; nothing else touches the store. It does not own the store.
 */
public final class ApiServer implements AutoCloseable {
  private final ApiServerConfig config;
  private final Rooms rooms;
  private final Authorizer authorizer = new ComponentAuthorizer();
  private final Access access = new Access(authorizer);
  private final Reviews reviews = new Reviews(authorizer);
  private final Tokens tokens;
  private final CacheFeeder feeder;
  private final Health health = new Health();
  private @Nullable Janitor janitor;

  public ApiServer(Store store, ApiServerConfig config, Clock clock) {
    this.config = config;
    WatchCache cache = new WatchCache(store, clock);
    this.tokens = new Tokens(config.tokens());
    this.feeder = new CacheFeeder(store, cache);
    this.rooms =
        new Rooms(store, cache, new Strategies(config), new StrictDecoder(), tokens, clock);
  }

  /** Reads everything from the store and makes what every cluster has; then requests may come. */
  public ApiServer start() {
    feeder.start(rooms.clock());
    new Bootstrap(new ApiClient(as(UserInfo.component("system:apiserver"))), config).run();
    janitor = new Janitor(rooms);
    health.addReadiness("etcd", new StoreCheck(rooms.store()));
    return this;
  }

  /** The verbs of the API on behalf of a user, each call authorized. */
  public DocumentApi as(UserInfo user) {
    return new ServedApi(user, access, rooms, reviews);
  }

  /**
   * The user of a bearer token.
   *
   * @throws ApiException Unauthorized where it is nobody's
   */
  public UserInfo authenticate(String token) {
    return new TokenAuthenticator(rooms)
        .authenticate(token, List.of())
        .orElseThrow(() -> new ApiException(Reason.UNAUTHORIZED, "Unauthorized"))
        .user();
  }

  /** What others need to read tokens. */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * Forbidden, in Kubernetes' words, where the user may not; for what a door does itself, as logs.
   */
  public void authorize(UserInfo user, Verb verb, ResourcePath path) {
    access.check(user, verb, path);
  }

  /** Whether a user may use an address that is no resource; the verb is HTTP's, in lower case. */
  public boolean allowsPath(UserInfo user, String verb, String path) {
    return authorizer.allowsPath(user, verb, path);
  }

  public Health health() {
    return health;
  }

  /** How many watches are open, for the metrics. */
  public int watcherCount() {
    return rooms.cache().watcherCount();
  }

  /** The revision up to which this server knows everything. */
  public long revision() {
    return rooms.cache().revision();
  }

  @Override
  public void close() throws InterruptedException {
    if (janitor != null) {
      janitor.close();
    }
    feeder.close();
  }
}

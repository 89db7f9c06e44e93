package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiClient;
import io.drydock.client.DocumentApi;
import io.drydock.client.ResourcePath;
import io.drydock.controlplane.apiserver.body.StrictDecoder;
import io.drydock.controlplane.apiserver.cache.CacheFeeder;
import io.drydock.controlplane.apiserver.cache.WatchCache;
import io.drydock.controlplane.apiserver.fieldmanager.FieldManager;
import io.drydock.controlplane.apiserver.strategy.Strategies;
import io.drydock.controlplane.store.Store;
import io.drydock.lifecycle.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The request pipeline over one store. Both doors, the controllers and the scheduler come in
 * through {@link #as}; nothing else touches the store. It does not own the store.
 */
public final class ApiServer implements AutoCloseable {
  private final ApiServerConfig config;
  private final Rooms rooms;
  private final Access access = new Access(new ComponentAuthorizer());
  private final CacheFeeder feeder;
  private final Health health = new Health();
  private @Nullable Janitor janitor;

  public ApiServer(Store store, ApiServerConfig config, Clock clock) {
    this.config = config;
    WatchCache cache = new WatchCache(store, clock);
    this.feeder = new CacheFeeder(store, cache);
    this.rooms =
        new Rooms(
            store, cache, new Strategies(config), new StrictDecoder(), new FieldManager(), clock);
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
    return new BoundApi(user, access, rooms);
  }

  /**
   * Forbidden, in Kubernetes' words, where the user may not; for what a door does itself, as logs.
   */
  public void authorize(UserInfo user, Verb verb, ResourcePath path) {
    access.check(user, verb, path);
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

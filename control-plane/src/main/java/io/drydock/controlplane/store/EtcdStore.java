package io.drydock.controlplane.store;

import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The store in etcd, spoken to through the gRPC stubs of jetcd-grpc. jetcd's own client is not
 * used: its watch resumes at a revision later than asked for after some failures, and loses events.
 */
public final class EtcdStore implements Store {
  private final EtcdChannels channels;

  public EtcdStore(EtcdConfig config) {
    this.channels = new EtcdChannels(config);
  }

  @Override
  public Lookup get(String key) {
    RangeResponse response = call(0, kv -> kv.range(EtcdRequests.get(key)));
    Optional<Entry> entry = response.getKvsList().stream().findFirst().map(EtcdRequests::entry);
    return new Lookup(entry, response.getHeader().getRevision());
  }

  @Override
  public Range range(RangeQuery query) {
    RangeResponse response = call(query.revision(), kv -> kv.range(EtcdRequests.range(query)));
    List<Entry> entries = response.getKvsList().stream().map(EtcdRequests::entry).toList();
    long revision = query.revision() == 0 ? response.getHeader().getRevision() : query.revision();
    return new Range(entries, revision, response.getCount() - entries.size());
  }

  @Override
  public Outcome commit(Transaction transaction) {
    TxnResponse response = call(0, kv -> kv.txn(EtcdRequests.transaction(transaction)));
    return response.getSucceeded()
        ? new Outcome.Committed(response.getHeader().getRevision())
        : new Outcome.Rejected(current(transaction, response));
  }

  private static Map<String, Optional<Entry>> current(
      Transaction transaction, TxnResponse response) {
    Map<String, Optional<Entry>> current = new LinkedHashMap<>();
    for (int i = 0; i < transaction.guards().size(); i++) {
      var found = response.getResponses(i).getResponseRange().getKvsList().stream().findFirst();
      current.put(transaction.guards().get(i).key(), found.map(EtcdRequests::entry));
    }
    return current;
  }

  @Override
  public StoreWatch watch(String prefix, long fromRevision) {
    return new EtcdWatch(channels, prefix, fromRevision);
  }

  @Override
  public void compact(long revision) {
    try {
      var _ =
          call(
              revision,
              kv -> kv.compact(CompactionRequest.newBuilder().setRevision(revision).build()));
    } catch (CompactedException e) {
      // Somebody else was first, which is what was wanted.
    }
  }

  private <T> T call(long revision, Function<KVGrpc.KVBlockingStub, T> request) {
    ManagedChannel channel = channels.current();
    long millis = channels.config().timeout().toMillis();
    try {
      return request.apply(
          KVGrpc.newBlockingStub(channel).withDeadlineAfter(millis, TimeUnit.MILLISECONDS));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNAVAILABLE
          || e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
        channels.failed(channel);
      }
      throw EtcdErrors.of(e, channels.config(), revision);
    }
  }

  @Override
  public void close() {
    channels.close();
  }
}

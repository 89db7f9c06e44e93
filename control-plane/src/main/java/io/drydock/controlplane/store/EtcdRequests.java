package io.drydock.controlplane.store;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchRequest;

/** Our terms in etcd's messages, and back. */
final class EtcdRequests {
  private static final ByteString ZERO = ByteString.copyFrom(new byte[] {0});

  private EtcdRequests() {}

  static RangeRequest get(String key) {
    return RangeRequest.newBuilder().setKey(bytes(key)).build();
  }

  static RangeRequest range(RangeQuery query) {
    ByteString start =
        query.after().isEmpty() ? first(query.prefix()) : bytes(query.after()).concat(ZERO);
    return RangeRequest.newBuilder()
        .setKey(start)
        .setRangeEnd(end(query.prefix()))
        .setLimit(query.limit())
        .setRevision(query.revision())
        .build();
  }

  /** On rejection the guarded keys are read in the same transaction. */
  static TxnRequest transaction(Transaction transaction) {
    TxnRequest.Builder request = TxnRequest.newBuilder();
    for (Guard guard : transaction.guards()) {
      request.addCompare(compare(guard));
      request.addFailure(RequestOp.newBuilder().setRequestRange(get(guard.key())));
    }
    transaction.writes().forEach(write -> request.addSuccess(operation(write)));
    return request.build();
  }

  private static Compare compare(Guard guard) {
    return Compare.newBuilder()
        .setKey(bytes(guard.key()))
        .setTarget(Compare.CompareTarget.MOD)
        .setResult(Compare.CompareResult.EQUAL)
        .setModRevision(guard.revision())
        .build();
  }

  private static RequestOp operation(Write write) {
    return switch (write) {
      case Write.Put put ->
          RequestOp.newBuilder()
              .setRequestPut(PutRequest.newBuilder().setKey(bytes(put.key())).setValue(put.value()))
              .build();
      case Write.Delete delete ->
          RequestOp.newBuilder()
              .setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(bytes(delete.key())))
              .build();
    };
  }

  static WatchRequest watch(String prefix, long from) {
    return WatchRequest.newBuilder()
        .setCreateRequest(
            WatchCreateRequest.newBuilder()
                .setKey(first(prefix))
                .setRangeEnd(end(prefix))
                .setStartRevision(from))
        .build();
  }

  static Entry entry(KeyValue kv) {
    return new Entry(kv.getKey().toStringUtf8(), kv.getValue(), kv.getModRevision());
  }

  private static ByteString first(String prefix) {
    return prefix.isEmpty() ? ZERO : bytes(prefix);
  }

  /** The first key that no longer has the prefix; our prefixes end in ASCII. */
  private static ByteString end(String prefix) {
    if (prefix.isEmpty()) {
      return ZERO;
    }
    int last = prefix.length() - 1;
    return bytes(prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
  }

  private static ByteString bytes(String key) {
    return ByteString.copyFromUtf8(key);
  }
}

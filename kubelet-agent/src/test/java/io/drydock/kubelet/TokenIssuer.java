package io.drydock.kubelet;

import io.drydock.client.ApiException;
import io.drydock.client.DeleteOptions;
import io.drydock.client.DocumentApi;
import io.drydock.client.DocumentList;
import io.drydock.client.ListOptions;
import io.drydock.client.PatchType;
import io.drydock.client.ResourcePath;
import io.drydock.client.Watch;
import io.drydock.client.WatchOptions;
import io.drydock.client.WriteOptions;
import io.drydock.client.Written;
import io.drydock.codec.ObjectCodec;
import io.drydock.lifecycle.Clock;
import io.drydock.proto.v1.Document;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import java.util.ArrayList;
import java.util.List;

/** An API that knows nothing but how to make tokens: "token 1", "token 2", ... */
final class TokenIssuer implements DocumentApi {
  final List<TokenRequest> asked = new ArrayList<>();
  boolean away;
  private final Clock clock;

  TokenIssuer(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Written create(ResourcePath path, byte[] json, WriteOptions options) {
    if (away) {
      throw ApiException.unavailable("nobody is there");
    }
    TokenRequest request = ObjectCodec.decode(json, TokenRequest.class);
    asked.add(request);
    var answer = ObjectCodec.mapper().createObjectNode();
    answer
        .putObject("status")
        .put("token", "token " + asked.size())
        .put(
            "expirationTimestamp",
            clock.now().plusSeconds(request.getSpec().getExpirationSeconds()).toString());
    return new Written(
        Document.newBuilder().setRaw(ObjectCodec.wrap(ObjectCodec.encode(answer))).build(),
        List.of());
  }

  @Override
  public Document get(ResourcePath path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DocumentList list(ResourcePath path, ListOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Watch watch(ResourcePath path, WatchOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Written update(ResourcePath path, byte[] json, WriteOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Written patch(ResourcePath path, PatchType type, byte[] body, WriteOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Written delete(ResourcePath path, DeleteOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Written bind(ResourcePath path, byte[] bindingJson, WriteOptions options) {
    throw new UnsupportedOperationException();
  }
}

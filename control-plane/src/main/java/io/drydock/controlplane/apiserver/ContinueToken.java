package io.drydock.controlplane.apiserver;

import io.drydock.client.ApiException;
import io.drydock.codec.ObjectCodec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;

/** Where the next page of a list begins: after a key, as of the first page's revision. */
record ContinueToken(long revision, String after) {

  String encode() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ObjectCodec.encode(this));
  }

  /** BadRequest where it is none of ours, or leads out of the collection. */
  static ContinueToken decode(String text, String prefix) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
      ContinueToken token = ObjectCodec.decode(json, ContinueToken.class);
      if (token.after != null && token.after.startsWith(prefix) && token.revision > 0) {
        return token;
      }
    } catch (IllegalArgumentException | JacksonException e) {
      throw ApiException.badRequest("continue key is not valid: " + e.getMessage());
    }
    throw ApiException.badRequest("continue key is not valid: it is not one of this collection");
  }
}

package io.drydock.controlplane.apiserver.rest.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.drydock.client.DocumentList;
import io.drydock.codec.ObjectCodec;
import io.drydock.proto.v1.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** List objects, put together from the stored bytes of their items, which are not parsed. */
final class Lists {

  private Lists() {}

  /** A list of whole objects. */
  static byte[] of(String apiVersion, String kind, DocumentList list) {
    return of(
        apiVersion, kind, metadata(list), list.items().stream().map(Document::getRaw).toList());
  }

  /** A list of items that are JSON already. */
  static byte[] of(
      String apiVersion, String kind, Map<String, Object> metadata, List<ByteString> items) {
    long size = items.stream().mapToLong(i -> i.size() + 1L).sum() + 512;
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size));
    try {
      out.write(
          "{\"kind\":\"%s\",\"apiVersion\":\"%s\",\"metadata\":"
              .formatted(kind, apiVersion)
              .getBytes(UTF_8));
      out.write(ObjectCodec.encode(metadata));
      out.write(",\"items\":[".getBytes(UTF_8));
      String separator = "";
      for (ByteString item : items) {
        out.write(separator.getBytes(UTF_8));
        item.writeTo(out);
        separator = ",";
      }
      out.write("]}".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return out.toByteArray();
  }

  /** The ListMeta of a page. */
  static Map<String, Object> metadata(DocumentList list) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", Long.toString(list.resourceVersion()));
    if (!list.continueToken().isEmpty()) {
      metadata.put("continue", list.continueToken());
      if (list.remaining() >= 0) {
        metadata.put("remainingItemCount", list.remaining());
      }
    }
    return metadata;
  }
}

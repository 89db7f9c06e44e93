package io.drydock.informer;

/** Which objects of a kind an informer holds; "" means all. */
public record Selection(String namespace, String labelSelector, String fieldSelector) {

  public static final Selection ALL = new Selection("", "", "");

  public static Selection ofField(String fieldSelector) {
    return new Selection("", "", fieldSelector);
  }

  public static Selection ofNamespace(String namespace) {
    return new Selection(namespace, "", "");
  }
}

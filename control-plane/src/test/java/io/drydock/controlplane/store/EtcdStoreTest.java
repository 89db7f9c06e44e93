package io.drydock.controlplane.store;

import io.drydock.controlplane.pki.TestPki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TLS, with a real etcd. */
class EtcdStoreTest extends StoreContract {
  @TempDir static Path folder;
  private static EtcdProcess etcd;
  private static EtcdStore store;

  @BeforeAll
  static void start() {
    etcd = EtcdProcess.startWithTls(folder, new TestPki(folder).issue("drydock-apiserver"));
    store = new EtcdStore(etcd.config());
  }

  @AfterAll
  static void stop() {
    store.close();
    etcd.close();
  }

  @Override
  Store store() {
    return store;
  }
}

package io.drydock.controlplane.apiserver.contract;

/** All verbs of the API; each way in has a test that implements it. */
public interface ApiContract extends ListContract, WatchContract, WriteContract, DeleteContract {}

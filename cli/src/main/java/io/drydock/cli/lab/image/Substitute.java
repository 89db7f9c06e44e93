package io.drydock.cli.lab.image;

/** That a recipe's image stands in for images of a registry. */
record Substitute(String registry, String recipe) {}

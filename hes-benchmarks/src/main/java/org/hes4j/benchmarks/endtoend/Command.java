package org.hes4j.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program to run: its words, and what is added to its environment. */
record Command(List<String> words, Map<String, String> environment) {
  static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** A main of this module, in a JVM like our own, without any flags. */
  static Command java(Class<?> main, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(javaProgram());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    words.addAll(List.of(arguments));
    return new Command(words, Map.of());
  }

  static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}

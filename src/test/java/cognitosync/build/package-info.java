/** The commands of the README in a fresh clone, and what {@code build} and {@code site} test by themselves. */
package cognitosync.build;

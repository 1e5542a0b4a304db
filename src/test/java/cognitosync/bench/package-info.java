/**
 * How fast the local cloud is, beside limits and peers of the same run: {@code mvn -Pbench}. Every server is a process of its own
 * on loopback; the load comes from one thread with requests that were signed before the clock runs.
 */
package cognitosync.bench;

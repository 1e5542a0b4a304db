/** Plain HTTP: requests and responses as values, and the loopback server that carries them. */
package cognitosync.localcloud.http;

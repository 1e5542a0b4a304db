/**
 * Which port of this machine stands for which AWS host, and the translation of the hosts in outputs, files and redirects.
 */
package cognitosync.localcloud.address;

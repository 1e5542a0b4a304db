/** The wire protocols of AWS: how requests name their operation and how errors are written in each. */
package cognitosync.localcloud.protocol;

/** What was answered stays, whatever happens to the process, the disk, the files and the requests. */
package cognitosync.durability;

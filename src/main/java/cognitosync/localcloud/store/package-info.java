/** Durable tables: one SQLite file, one writer, answers only after the commit is on disk. */
package cognitosync.localcloud.store;

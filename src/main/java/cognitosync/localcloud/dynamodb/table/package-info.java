/** Tables: settings from the template, the tables themselves, and throughput limits. */
package cognitosync.localcloud.dynamodb.table;

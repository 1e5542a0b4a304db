/**
 * What journeys run against: the local cloud as a process of its own
 * ({@link cognitosync.journey.cloud.LocalCloudProcess}), what is deployed to it, its outputs file, inbox and stored
 * records, and the CDK command line.
 */
package cognitosync.journey.cloud;

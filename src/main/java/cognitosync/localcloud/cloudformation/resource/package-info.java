/** What a service implements for each resource type that it deploys. */
package cognitosync.localcloud.cloudformation.resource;

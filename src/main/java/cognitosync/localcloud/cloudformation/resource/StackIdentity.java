package cognitosync.localcloud.cloudformation.resource;

/**
 * Which stack, where.
 *
 * @param id ARN, ending in the stack's name and a random UUID
 * @param name such as {@code CognitoSync}
 * @param region such as {@code eu-west-1}
 * @param accountId twelve digits
 */
public record StackIdentity(String id, String name, String region, String accountId) {}

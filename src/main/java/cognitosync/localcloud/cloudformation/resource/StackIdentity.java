package cognitosync.localcloud.cloudformation.resource;

import cognitosync.localcloud.names.Account;

/**
 * Which stack of which account and region.
 *
 * @param id ARN, ending in the stack's name and a random UUID
 * @param name such as {@code CognitoSync}
 * @param region such as {@code eu-west-1}
 * @param accountId twelve digits
 */
public record StackIdentity(String id, String name, String region, String accountId) {
    /** The account that has it. */
    public Account account() {
        return new Account(accountId, region);
    }
}

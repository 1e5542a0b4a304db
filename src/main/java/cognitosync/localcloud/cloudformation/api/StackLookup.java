package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.ChangeSet;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.gateway.QueryApi.QueryOperation;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Arn;
import cognitosync.localcloud.names.Bootstrap;
import cognitosync.localcloud.protocol.AwsException;
import java.util.Optional;

/**
 * Finds the stacks and change sets that calls name.
 *
 * @param stacks of the account
 * @param arnPrefix ARN of all stacks, up to their name
 */
record StackLookup(Stacks stacks, String arnPrefix) {
    /** An operation on the stack that the call names. */
    interface OnStack extends QueryOperation {
        StackLookup lookup();

        /** ARN of the stack. */
        @Override
        default Optional<String> resource(QueryInput input) {
            return lookup().resource(input);
        }
    }

    private static final String STACK = "StackName";
    private static final String CHANGE_SET = "ChangeSetName";

    private Optional<String> resource(QueryInput input) {
        String named = input.text(STACK).orElse("*");
        return Optional.of(named.startsWith("arn:") ? named : arnPrefix + named + "/*");
    }

    /** Whether that is the bootstrap stack's role for CloudFormation, which may do everything, as deployments may here. */
    boolean isExecutionRole(String arn) {
        Arn all = Arn.parse(arnPrefix);
        return new Bootstrap(new Account(all.account(), all.region()))
                .roles("cfn-exec")
                .matcher(arn)
                .matches();
    }

    /** The stack of that name or id. */
    Optional<DeployedStack> find(QueryInput input) {
        return stacks.find(input.required(STACK));
    }

    /** The stack of that name or id, unless it was deleted: a deleted stack is described by its id, but not changed. */
    Optional<DeployedStack> live(QueryInput input) {
        return find(input).filter(stack -> !stack.state().isDeleted());
    }

    /** The stack of that name or id; the command line looks for these words. */
    DeployedStack stack(QueryInput input) {
        return find(input).orElseThrow(() -> absent(input.required(STACK)));
    }

    static AwsException absent(String name) {
        return new AwsException("ValidationError", 400, "Stack with id " + name + " does not exist");
    }

    /** The change set that the call names, by its ARN or by its name and the stack. */
    Optional<ChangeSet> findChangeSet(QueryInput input) {
        String named = input.required(CHANGE_SET);
        if (named.startsWith("arn:")) {
            // Policies were asked about the stack that the call names, so its change sets only are meant.
            return stacks.changeSets()
                    .find(named)
                    .filter(set -> input.text(STACK).isEmpty() || isOf(find(input), set));
        }
        return find(input).stream()
                .flatMap(stack -> stacks.changeSets().of(stack.identity()).stream())
                .filter(set -> set.name().equals(named))
                .findFirst();
    }

    private static boolean isOf(Optional<DeployedStack> stack, ChangeSet set) {
        return stack.filter(named -> named.identity().id().equals(set.stackId()))
                .isPresent();
    }

    ChangeSet changeSet(QueryInput input) {
        return findChangeSet(input).orElseThrow(() -> noChangeSet(input));
    }

    AwsException noChangeSet(QueryInput input) {
        return new AwsException(
                "ChangeSetNotFound", 404, "ChangeSet [" + input.required(CHANGE_SET) + "] does not exist");
    }

    /** The stack of a change set. */
    DeployedStack stackOf(ChangeSet set) {
        return stacks.find(set.stackId()).orElseThrow(() -> absent(set.stackId()));
    }
}

package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.gateway.InputMembers;
import java.util.function.Predicate;

/** The members that calls with a template share, and those that all calls on a stack share. */
final class StackMembers {
    /** Why there is no further page. */
    static final String ONE_PAGE = "the first page holds everything and returns no token";

    private static final String NO_TOPICS = "there is no SNS here";
    private static final String NO_ALARMS = "the local cloud has no CloudWatch, so there are no alarms to monitor";
    private static final String NO_STACK_POLICIES = "stack policies are not supported";
    private static final String ROLLED_BACK = "a failed deployment is always rolled back";

    private StackMembers() {}

    /** Of CreateStack, UpdateStack and CreateChangeSet. */
    static InputMembers of(StackLookup lookup) {
        return with(lookup, InputMembers.honouring("StackName", "TemplateBody", "TemplateURL"))
                .andHonouring("Parameters[].ParameterKey", "Parameters[].ParameterValue")
                .andHonouring("Parameters[].UsePreviousValue", "Capabilities[]", "ResourceTypes[]")
                .andHonouring("Tags[].Key", "Tags[].Value")
                .ignoring("Parameters[].ResolvedValue", "it is read-only: the value that a parameter was resolved to")
                .ignoring("DisableValidation", "the local cloud always validates")
                .refusing("NotificationARNs[]", NO_TOPICS)
                .refusing("RollbackConfiguration.RollbackTriggers[].Arn", NO_ALARMS)
                .refusing("RollbackConfiguration.RollbackTriggers[].Type", NO_ALARMS)
                .refusingUnless("RollbackConfiguration.MonitoringTimeInMinutes", InputMembers.is("0"), NO_ALARMS);
    }

    /** Shared by all calls that change a stack. */
    static InputMembers with(StackLookup lookup, InputMembers members) {
        return members.refusingUnless(
                        "RoleARN", lookup::isExecutionRole, "there is no such role of the bootstrap stack")
                // An express deployment does not wait until resources are stable; here they are at once.
                .refusingUnless(
                        "DeploymentConfig.Mode",
                        InputMembers.is("STANDARD").or(InputMembers.is("EXPRESS")),
                        "use STANDARD or EXPRESS")
                .refusingUnless("DeploymentConfig.DisableRollback", InputMembers.is("false"), ROLLED_BACK);
    }

    /** How a failure is handled. */
    static InputMembers rollingBack(InputMembers members, String member) {
        Predicate<String> harmless = member.equals("DisableRollback") ? InputMembers.is("false") : "ROLLBACK"::equals;
        return members.refusingUnless(member, harmless, ROLLED_BACK);
    }

    /** Stack policies, by their text and by their address. */
    static InputMembers withoutPolicies(InputMembers members, String... names) {
        InputMembers all = members;
        for (String name : names) {
            all = all.refusing(name + "Body", NO_STACK_POLICIES).refusing(name + "URL", NO_STACK_POLICIES);
        }
        return all;
    }
}

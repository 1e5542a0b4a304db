package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.gateway.InputMembers;
import java.util.function.Predicate;

/** The members that the calls have in common which hand in a template, and those with which something is done to a stack. */
final class StackMembers {
    /** Why no token can continue an answer. */
    static final String ONE_PAGE = "everything is on the first page, which gives no token";

    private static final String NO_TOPICS = "there is no SNS here";
    private static final String NO_ALARMS = "there is no CloudWatch here, whose alarms would be watched";
    private static final String NO_STACK_POLICIES = "stack policies are not run";
    private static final String ROLLED_BACK = "what fails is rolled back";

    private StackMembers() {}

    /** Of CreateStack, UpdateStack and CreateChangeSet. */
    static InputMembers of(StackLookup lookup) {
        return with(lookup, InputMembers.honouring("StackName", "TemplateBody", "TemplateURL"))
                .andHonouring("Parameters[].ParameterKey", "Parameters[].ParameterValue")
                .andHonouring("Parameters[].UsePreviousValue", "Capabilities[]", "ResourceTypes[]")
                .andHonouring("Tags[].Key", "Tags[].Value")
                .ignoring(
                        "Parameters[].ResolvedValue", "it can only be read: it tells what a parameter was resolved to")
                .ignoring("DisableValidation", "what AWS would not check then is checked here all the same")
                .refusing("NotificationARNs[]", NO_TOPICS)
                .refusing("RollbackConfiguration.RollbackTriggers[].Arn", NO_ALARMS)
                .refusing("RollbackConfiguration.RollbackTriggers[].Type", NO_ALARMS)
                .refusingUnless("RollbackConfiguration.MonitoringTimeInMinutes", InputMembers.is("0"), NO_ALARMS);
    }

    /** Of everything that is done to a stack. */
    static InputMembers with(StackLookup lookup, InputMembers members) {
        return members.refusingUnless(
                        "RoleARN", lookup::isExecutionRole, "there is no such role of the bootstrap stack")
                // An express deployment does not wait until resources are stable; here they are at once.
                .refusingUnless(
                        "DeploymentConfig.Mode",
                        InputMembers.is("STANDARD").or(InputMembers.is("EXPRESS")),
                        "only STANDARD and EXPRESS are known")
                .refusingUnless("DeploymentConfig.DisableRollback", InputMembers.is("false"), ROLLED_BACK);
    }

    /** What is to become of what fails. */
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

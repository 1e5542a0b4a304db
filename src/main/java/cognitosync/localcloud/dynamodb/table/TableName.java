package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.dynamodb.item.InputException.ValidationException;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.names.Arn;
import java.util.regex.Pattern;

/**
 * Table names. Requests may also use the ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">Naming rules</a>
 */
public final class TableName {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final String RESOURCE = "table/";

    private TableName() {}

    static boolean isWellFormed(String name) {
        return NAME.matcher(name).matches();
    }

    /** The ARN of the table with this name. */
    public static String arn(Account account, String name) {
        return account.arn("dynamodb", RESOURCE + name).toString();
    }

    /** The table name from a name or ARN of the account; refuses everything else. */
    public static String read(Account account, String nameOrArn) {
        String name = nameOrArn;
        if (Arn.isOne(nameOrArn)) {
            String prefix = arn(account, "");
            if (!nameOrArn.startsWith(prefix)) {
                throw new ValidationException(
                        "The local cloud has no tables of another account or region: " + nameOrArn);
            }
            name = nameOrArn.substring(prefix.length());
        }
        if (!isWellFormed(name)) {
            throw new ValidationException("Invalid table/index name.  Table/index names must be between 3 and 255 "
                    + "characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
        }
        return name;
    }
}

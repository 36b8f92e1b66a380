package dev.crmkit.store.jdbc.internal.page;

import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Record2;
import org.jooq.Select;

/**
 * What finds places in one statement of PostgreSQL.
 *
 * @param <T> the type of the keys
 * @param with what it rests on
 * @param matches the places, as {@code x} and {@code id}, no more than are asked for
 * @param lastScanned the place up to which all were looked at, if there may be more behind it;
 *     asked for when too little is found
 */
record ScanQuery<T>(
    List<CommonTableExpression<?>> with,
    Select<Record2<T, Long>> matches,
    Select<Record2<T, Long>> lastScanned) {}

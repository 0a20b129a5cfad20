-- Operations name what they are about in `noun`, instead of having a kind for each. No table of the plan changes, so
-- what was done before can still be undone.
UPDATE history SET op = json_object(
    'op', substr(op ->> '$.op', 1, instr(op ->> '$.op', '_') - 1),
    'noun', replace(substr(op ->> '$.op', instr(op ->> '$.op', '_') + 1), 'overlay', 'layer'),
    'name', op ->> '$.name'
)
WHERE op ->> '$.op' IN (
    'edit_channel',
    'add_campaign', 'edit_campaign', 'delete_campaign',
    'add_pillar', 'edit_pillar', 'delete_pillar',
    'edit_label', 'delete_label',
    'add_view', 'edit_view', 'delete_view',
    'add_overlay', 'edit_overlay', 'delete_overlay'
);

import { Button } from '@mantine/core';
import { useState } from 'react';
import { FieldsForm, type FieldsFormProps } from './fields-form.tsx';

/** A form that adds one thing more: a button until it is wanted, so that what is there comes first. */
export function AddingForm(props: FieldsFormProps) {
  const [opens, setOpens] = useState(false);
  if (!opens)
    return (
      <Button size="compact-sm" variant="default" mt="xs" onClick={() => setOpens(true)}>
        {props.submit}
      </Button>
    );
  return (
    <FieldsForm
      {...props}
      onCancel={() => setOpens(false)}
      onSubmit={(filled, done) =>
        props.onSubmit(filled, () => {
          done();
          setOpens(false);
        })
      }
    />
  );
}
